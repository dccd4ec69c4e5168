using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DigitalTwin.Clearing.Simplex;

/// <summary>
/// The explicit inverse of a basis that is nearly a forest: dense rows for reading, lists of the non-zeros of each row and each column for
/// working. A pivot touches what is not zero and nothing else.
/// </summary>
internal sealed class SparseInverse
{
    // What cancels leaves a zero, not dust: the inverse stays as empty as its forest.
    private const double Dust = 1e-14;

    private readonly int _size;
    private readonly double[] _byRow;
    private readonly int[] _index;
    private readonly int[] _count;
    private readonly int[] _columnIndex;
    private readonly int[] _columnCount;

    public SparseInverse(int size)
    {
        _size = size;
        _byRow = new double[size * size];
        _index = new int[size * size];
        _count = new int[size];
        _columnIndex = new int[size * size];
        _columnCount = new int[size];
    }

    /// <summary>Becomes the identity.</summary>
    public void Reset()
    {
        Array.Clear(_byRow);
        for (int i = 0; i < _size; i++)
        {
            _byRow[(i * _size) + i] = 1;
            _index[i * _size] = i;
            _count[i] = 1;
            _columnIndex[i * _size] = i;
            _columnCount[i] = 1;
        }
    }

    /// <summary>A row, zeros included.</summary>
    public ReadOnlySpan<double> Row(int row) => _byRow.AsSpan(row * _size, _size);

    /// <summary>Where a row is not zero, in no order that matters.</summary>
    public ReadOnlySpan<int> RowIndex(int row) => _index.AsSpan(row * _size, _count[row]);

    /// <summary>into -= factor x column.</summary>
    public void SubtractColumn(int column, double factor, double[] into)
    {
        int first = column * _size;
        for (int e = first, end = first + _columnCount[column]; e < end; e++)
        {
            int r = Unchecked.At(_columnIndex, e);
            Unchecked.At(into, r) -= factor * Unchecked.At(_byRow, (r * _size) + column);
        }
    }

    /// <summary>into += factor x column; adds rows that were zero to a list.</summary>
    /// <returns>The new length of the list.</returns>
    public int AddColumn(int column, double factor, double[] into, int[] where, int length)
    {
        int first = column * _size;
        for (int e = first, end = first + _columnCount[column]; e < end; e++)
        {
            int r = Unchecked.At(_columnIndex, e);
            double before = Unchecked.At(into, r);
            if (before == 0)
                Unchecked.At(where, length++) = r;
            Unchecked.At(into, r) = before + (factor * Unchecked.At(_byRow, (r * _size) + column));
        }

        return length;
    }

    /// <summary>Product of a row and a vector.</summary>
    public double Dot(int row, double[] vector)
    {
        ReadOnlySpan<double> values = Row(row);
        double sum = 0;
        foreach (int i in RowIndex(row))
            sum += values[i] * vector[i];
        return sum;
    }

    /// <summary>Exchanges the column of the basis at a row for another.</summary>
    /// <param name="row">Row that pivots.</param>
    /// <param name="entering">The new column in terms of the old basis.</param>
    /// <param name="rows">Rows where that is not zero.</param>
    public void Pivot(int row, double[] entering, ReadOnlySpan<int> rows)
    {
        double pivot = entering[row];
        Span<double> source = _byRow.AsSpan(row * _size, _size);
        ReadOnlySpan<int> where = RowIndex(row);
        if (pivot != 1)
        {
            foreach (int i in where)
                source[i] /= pivot;
        }

        foreach (int r in rows)
        {
            if (r != row && entering[r] != 0)
                Subtract(r, entering[r], source, where);
        }
    }

    private void Subtract(int row, double factor, Span<double> source, ReadOnlySpan<int> where)
    {
        int start = row * _size, count = _count[row];
        double[] values = _byRow;
        bool cancelled = false;
        ref double from = ref MemoryMarshal.GetReference(source);
        foreach (int i in where)
        {
            ref double target = ref Unchecked.At(values, start + i);
            double before = target, after = before - (factor * Unsafe.Add(ref from, i));
            if (Math.Abs(after) < Dust)
            {
                after = 0;
                if (before != 0)
                {
                    cancelled = true;
                    LeaveColumn(i, row);
                }
            }
            else if (before == 0)
            {
                Unchecked.At(_index, start + count++) = i;
                Unchecked.At(_columnIndex, (i * _size) + Unchecked.At(_columnCount, i)++) = row;
            }

            target = after;
        }

        _count[row] = cancelled ? Compact(start, count, values.AsSpan(start, _size)) : count;
    }

    private void LeaveColumn(int column, int row)
    {
        int at = column * _size, last = at + --_columnCount[column];
        while (_columnIndex[at] != row)
            at++;
        _columnIndex[at] = _columnIndex[last];
    }

    private int Compact(int start, int count, ReadOnlySpan<double> target)
    {
        int kept = 0;
        for (int k = 0; k < count; k++)
        {
            int i = _index[start + k];
            if (target[i] != 0)
                _index[start + kept++] = i;
        }

        return kept;
    }
}
