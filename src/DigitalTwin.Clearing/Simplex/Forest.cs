namespace DigitalTwin.Clearing.Simplex;

/// <summary>
/// The basis of a transport network as a forest of price islands: each a tree of lines rooted at the zone whose own curve is cut. In the
/// order found here every zone comes before the one that its column leads to, so that a pass along it gives values and a pass
/// back gives prices, without the inverse.
/// </summary>
/// <remarks>
/// A zone keeps the number of its basic columns and the exclusive or of their numbers: once one is left, that is its number. Losses
/// allow a basis whose component is a tree and one line more instead of a root; such a basis is not whole.
/// </remarks>
internal sealed class Forest
{
    private readonly int _zones;
    private readonly int[] _end;
    private readonly int[] _degree;
    private readonly int[] _columns;
    private readonly int[] _degreeLeft;
    private readonly int[] _columnsLeft;

    /// <param name="end">Zones at the ends of lines: the lower of line l at 2l, the higher at 2l + 1.</param>
    public Forest(int zones, int[] end)
    {
        _zones = zones;
        _end = end;
        _degree = new int[zones];
        _columns = new int[zones];
        _degreeLeft = new int[zones];
        _columnsLeft = new int[zones];
        Zone = new int[zones + 1];
        Column = new int[zones];
    }

    /// <summary>Zones in order, leaves first; one place more than there are zones.</summary>
    public int[] Zone { get; }

    /// <summary>The basic column that each place's balance determines: its zone's own curve, or a line to a later zone.</summary>
    public int[] Column { get; }

    /// <summary>Every zone is alone.</summary>
    public void Reset()
    {
        Array.Fill(_degree, 1);
        for (int i = 0; i < _zones; i++)
            _columns[i] = i;
    }

    /// <summary>Becomes the forest of a basis.</summary>
    public void Take(ReadOnlySpan<int> basis)
    {
        Array.Clear(_degree);
        Array.Clear(_columns);
        foreach (int column in basis)
            Change(column, 1);
    }

    /// <summary>A column leaves the basis and another enters.</summary>
    public void Exchange(int leaving, int entering)
    {
        Change(leaving, -1);
        Change(entering, 1);
    }

    /// <summary>Finds the order.</summary>
    /// <returns>False when the basis is no forest of rooted trees.</returns>
    public bool FindOrder()
    {
        int[] left = _degreeLeft, columns = _columnsLeft, end = _end, zones = Zone, order = Column;
        _degree.CopyTo(left, 0);
        _columns.CopyTo(columns, 0);
        int tail = 0;
        for (int i = 0; i < left.Length; i++)
        {
            zones[tail] = i;
            tail += left[i] == 1 ? 1 : 0;
        }

        for (int head = 0; head < tail; head++)
        {
            int zone = zones[head], column = columns[zone], slot = column - _zones;
            if (left[zone] != 1)
                return false;
            order[head] = column;
            if (slot < 0)
                continue;
            int other = end[slot] ^ end[slot ^ 1] ^ zone;
            columns[other] ^= column;
            zones[tail] = other;
            tail += --left[other] == 1 ? 1 : 0;
        }

        return tail == _zones;
    }

    private void Change(int column, int by)
    {
        if (column < _zones)
        {
            _degree[column] += by;
            _columns[column] ^= column;
            return;
        }

        int one = _end[column - _zones], other = _end[(column - _zones) ^ 1];
        _degree[one] += by;
        _columns[one] ^= column;
        _degree[other] += by;
        _columns[other] ^= column;
    }
}
