using DigitalTwin.Clearing.Problem;

namespace DigitalTwin.Clearing.Export;

/// <summary>
/// An hour as a plain linear program, for other solvers: one balance row a zone; columns are the zones' steps (as many places a zone as
/// its fullest hour needs, so that hours differ in bounds, costs and right sides alone), then each line forward and reverse. Transport
/// networks only.
/// </summary>
/// <remarks>Minimise cost . x subject to A x = right, 0 &lt;= x &lt;= upper; right is minus the base of the zone.</remarks>
public sealed class HourProgram
{
    private const int Magic = 0x31485444;

    private readonly ZonalNetwork _network;
    private readonly int[] _first;
    private readonly int[] _rowOf;
    private readonly double[] _gain;

    /// <summary>A program for a network.</summary>
    /// <param name="network">A network without reactances.</param>
    /// <param name="places">Steps that each zone has room for.</param>
    /// <exception cref="ArgumentException">A network with reactances.</exception>
    public HourProgram(ZonalNetwork network, IReadOnlyList<int> places)
    {
        if (network.Lines.Any(l => l.ReactancePu is not null))
            throw new ArgumentException("a network with reactances has rows that this program does not write", nameof(network));
        _network = network;
        _first = new int[network.ZoneCount + 1];
        for (int i = 0; i < network.ZoneCount; i++)
            _first[i + 1] = _first[i] + places[i];
        _rowOf = [.. places.SelectMany((count, zone) => Enumerable.Repeat(zone, count))];
        _gain = new double[network.Lines.Length];
        Right = new double[network.ZoneCount];
        Upper = new double[_first[^1] + (2 * network.Lines.Length)];
        Cost = new double[Upper.Length];
    }

    /// <summary>Right side by zone, MW.</summary>
    public double[] Right { get; }

    /// <summary>Upper bound by column, MW.</summary>
    public double[] Upper { get; }

    /// <summary>Cost by column, USD/MWh.</summary>
    public double[] Cost { get; }

    /// <summary>Takes an hour.</summary>
    /// <exception cref="ArgumentException">A zone has more steps than there are places.</exception>
    public void Load(ZonalMarket market)
    {
        for (int i = 0; i < _network.ZoneCount; i++)
        {
            ReadOnlySpan<double> prices = market.StepPrices(i), widths = market.StepWidths(i);
            int first = _first[i], places = _first[i + 1] - first;
            if (prices.Length > places)
                throw new ArgumentException($"zone {i} has {prices.Length} steps; there is room for {places}", nameof(market));
            Right[i] = -market.BaseMw[i];
            for (int k = 0; k < places; k++)
            {
                Upper[first + k] = k < widths.Length ? widths[k] : 0;
                Cost[first + k] = k < prices.Length ? prices[k] : 0;
            }
        }

        double floor = market.FloorPrice();
        for (int l = 0; l < _gain.Length; l++)
        {
            int at = _first[^1] + (2 * l);
            _gain[l] = 1 - market.LossShare[l];
            Upper[at] = market.ForwardMw[l];
            Upper[at + 1] = market.ReverseMw[l];
            Cost[at] = Cost[at + 1] = market.EffectiveHurdle(l, floor);
        }
    }

    /// <summary>Entries of a column: (row, value).</summary>
    public IEnumerable<(int Row, double Value)> Column(int column)
    {
        int line = column - _first[^1];
        if (line < 0)
            return [(_rowOf[column], 1.0)];
        ZonalLine l = _network.Lines[line >> 1];
        (int sender, int receiver) = (line & 1) == 0 ? (l.From, l.To) : (l.To, l.From);
        return [(sender, -1.0), (receiver, _gain[line >> 1])];
    }

    /// <summary>Writes the hour as free MPS.</summary>
    public void WriteMps(TextWriter writer, string name)
    {
        writer.NewLine = "\n";
        // Without this word CLP takes the columns of a bound for fields of fixed width.
        writer.WriteLine($"NAME {name} FREE");
        writer.WriteLine("ROWS\n N cost");
        for (int i = 0; i < Right.Length; i++)
            writer.WriteLine($" E z{i}");
        writer.WriteLine("COLUMNS");
        for (int c = 0; c < Cost.Length; c++)
        {
            writer.WriteLine($" x{c} cost {Text(Cost[c])}");
            foreach ((int row, double value) in Column(c))
                writer.WriteLine($" x{c} z{row} {Text(value)}");
        }

        writer.WriteLine("RHS");
        for (int i = 0; i < Right.Length; i++)
            writer.WriteLine($" rhs z{i} {Text(Right[i])}");
        writer.WriteLine("BOUNDS");
        for (int c = 0; c < Upper.Length; c++)
            writer.WriteLine(double.IsFinite(Upper[c]) ? $" UP bound x{c} {Text(Upper[c])}" : $" PL bound x{c}");
        writer.WriteLine("ENDATA");
    }

    /// <summary>Writes the head of a file of hours: the matrix, which must stay the same (gains do not change).</summary>
    public void WriteHead(BinaryWriter writer, int hours)
    {
        writer.Write(Magic);
        writer.Write(Right.Length);
        writer.Write(Cost.Length);
        writer.Write(hours);
        for (int c = 0; c < Cost.Length; c++)
        {
            (int Row, double Value)[] entries = [.. Column(c)];
            writer.Write(entries.Length);
            foreach ((int row, double value) in entries)
            {
                writer.Write(row);
                writer.Write(value);
            }
        }
    }

    /// <summary>Writes an hour of a file of hours: right sides, lower bounds, upper bounds, costs.</summary>
    public void WriteHour(BinaryWriter writer)
    {
        Write(Right);
        for (int c = 0; c < Upper.Length; c++)
            writer.Write(0.0);
        Write(Upper);
        Write(Cost);

        void Write(double[] values)
        {
            foreach (double value in values)
                writer.Write(value);
        }
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
