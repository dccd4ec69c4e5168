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
        Array.Clear(_used, 0, Size);
        double largest = 0;
        for (int i = 0; i < Size * Size; i++)
            largest = Math.Max(largest, Math.Abs(_matrix[i]));
        for (int c = 0; c < Size; c++)
        {
            int pivot = -1;
            for (int r = 0; r < Size; r++)
            {
                if (!_used[r] && (pivot < 0 || Math.Abs(this[r, c]) > Math.Abs(this[pivot, c])))
                    pivot = r;
            }

            if (pivot < 0 || Math.Abs(this[pivot, c]) <= 1e-13 * largest)
            {
                _pivotRow[c] = -1;
                continue;
            }

            _pivotRow[c] = pivot;
            _used[pivot] = true;
            Eliminate(pivot, c);
        }
    }

    /// <summary>Solves in place.</summary>
    public void Solve(Span<double> vector)
    {
        Span<double> right = _right.AsSpan(0, Size);
        vector.CopyTo(right);
        Array.Clear(_used, 0, Size);
        for (int c = 0; c < Size; c++)
        {
            int pivot = _pivotRow[c];
            if (pivot < 0)
                continue;
            _used[pivot] = true;
            for (int r = 0; r < Size; r++)
            {
                if (!_used[r])
                    right[r] -= this[r, c] * right[pivot];
            }
        }

        for (int c = Size - 1; c >= 0; c--)
        {
            int pivot = _pivotRow[c];
            if (pivot < 0)
            {
                vector[c] = 0;
                continue;
            }

            double sum = right[pivot];
            for (int k = c + 1; k < Size; k++)
                sum -= this[pivot, k] * vector[k];
            vector[c] = sum / this[pivot, c];
        }
    }

    private void Eliminate(int pivot, int column)
    {
        ReadOnlySpan<double> source = _matrix.AsSpan(pivot * Size, Size);
        for (int r = 0; r < Size; r++)
        {
            if (_used[r])
                continue;
            Span<double> target = _matrix.AsSpan(r * Size, Size);
            if (target[column] == 0)
                continue;
            double factor = target[column] / source[column];
            target[column] = factor;
            for (int k = column + 1; k < source.Length; k++)
                target[k] -= factor * source[k];
        }
    }
}
