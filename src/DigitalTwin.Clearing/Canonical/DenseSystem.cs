using DigitalTwin.Clearing.Simplex;

namespace DigitalTwin.Clearing.Canonical;

/// <summary>
/// A small dense square system, factored by Gaussian elimination with partial pivoting. Rows that repeat others are left out, their
/// unknowns zero: a consistent singular system still gets one of its solutions. Buffers grow and are reused.
/// </summary>
internal sealed class DenseSystem
{
    private double[] _matrix = [];
    private int[] _pivotRow = [];
    private bool[] _used = [];
    private double[] _right = [];

    public int Size { get; private set; }

    /// <summary>Starts a system of zeros.</summary>
    public void Reset(int size)
    {
        Size = size;
        if (_pivotRow.Length < size)
        {
            _matrix = new double[size * size];
            _pivotRow = new int[size];
            _used = new bool[size];
            _right = new double[size];
        }

        Array.Clear(_matrix, 0, size * size);
    }

    /// <summary>An entry of the matrix, until it is factored.</summary>
    public ref double this[int row, int column] => ref _matrix[(row * Size) + column];

    /// <summary>Factors in place.</summary>
    public void Factor()
    {
        int size = Size;
        Span<bool> used = _used.AsSpan(0, size);
        used.Clear();
        ReadOnlySpan<double> matrix = _matrix.AsSpan(0, size * size);
        double largest = 0;
        foreach (double entry in matrix)
            largest = double.MaxNative(largest, Math.Abs(entry));
        for (int c = 0; c < size; c++)
        {
            int pivot = -1;
            double most = -1;
            for (int r = 0, at = c; r < used.Length; r++, at += size)
            {
                double entry = Math.Abs(matrix[at]);
                if (used[r] || entry <= most)
                    continue;
                pivot = r;
                most = entry;
            }

            if (pivot < 0 || most <= 1e-13 * largest)
            {
                _pivotRow[c] = -1;
                continue;
            }

            _pivotRow[c] = pivot;
            used[pivot] = true;
            Eliminate(pivot, c);
        }
    }

    /// <summary>Solves in place.</summary>
    public void Solve(Span<double> vector)
    {
        int size = Size;
        Span<double> right = _right.AsSpan(0, size);
        vector.CopyTo(right);
        Span<bool> used = _used.AsSpan(0, size);
        used.Clear();
        ReadOnlySpan<double> matrix = _matrix.AsSpan(0, size * size);
        for (int c = 0; c < size; c++)
        {
            int pivot = _pivotRow[c];
            if (pivot < 0)
                continue;
            used[pivot] = true;
            double factor = right[pivot];
            for (int r = 0, at = c; r < used.Length; r++, at += size)
            {
                if (!used[r])
                    right[r] -= matrix[at] * factor;
            }
        }

        for (int c = size - 1; c >= 0; c--)
        {
            int pivot = _pivotRow[c];
            if (pivot < 0)
            {
                vector[c] = 0;
                continue;
            }

            ReadOnlySpan<double> row = matrix.Slice(pivot * size, size);
            double sum = right[pivot];
            for (int k = c + 1; k < row.Length; k++)
                sum -= row[k] * vector[k];
            vector[c] = sum / row[c];
        }
    }

    private void Eliminate(int pivot, int column)
    {
        int size = Size;
        ReadOnlySpan<double> source = _matrix.AsSpan(pivot * size, size);
        double divisor = source[column];
        for (int r = 0; r < size; r++)
        {
            Span<double> target = _matrix.AsSpan(r * size, size);
            if (_used[r] || target[column] == 0)
                continue;
            double factor = target[column] / divisor;
            target[column] = factor;
            Lanes.Subtract(target[(column + 1)..], factor, source[(column + 1)..]);
        }
    }
}
