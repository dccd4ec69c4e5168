using DigitalTwin.Opf.Nodal;

namespace DigitalTwin.Opf.Matpower;

/// <summary>Turns the matrices of a case file into a network, and says what does not fit.</summary>
internal sealed class MatpowerAssembly(MatpowerReader source, string file)
{
    private const double Largest = 1e15;
    private const double DegreesToRadians = 3.14159265358979323846 / 180;

    private readonly SortedDictionary<int, int> _busIndex = [];
    private readonly SortedSet<int> _isolated = [];
    private readonly List<int> _busIds = [];
    private readonly List<int> _generatorRows = [];
    private readonly List<int> _branchRows = [];

    public MatpowerCase Assemble()
    {
        if (!source.Numbers.TryGetValue("baseMVA", out double baseMva))
            throw new MatpowerException(file, source.Lines, "mpc.baseMVA is missing");
        if (!(baseMva > 0) || baseMva > Largest)
            throw new MatpowerException(file, 0, $"mpc.baseMVA is {Text(baseMva)}; it must be above zero");
        List<NodalBus> buses = Buses(Table("bus", 13, most: 17));
        List<NodalGenerator> generators = Generators(Table("gen", 10, most: 25), Table("gencost", 4, most: int.MaxValue));
        List<NodalBranch> branches = Branches(Table("branch", 11, most: 21));
        if (source.Tables.ContainsKey("dcline"))
            AddDirectCurrent(Table("dcline", 17, most: 24), branches);
        string name = Path.GetFileNameWithoutExtension(file);
        return new MatpowerCase(name, new NodalCase(name, baseMva, buses, generators, branches), _busIds, _generatorRows, _branchRows);
    }

    private MatpowerTable Table(string name, int least, int most)
    {
        if (!source.Tables.TryGetValue(name, out MatpowerTable? table))
            throw new MatpowerException(file, source.Lines, $"mpc.{name} is missing");
        for (int r = 0; r < table.Rows; r++)
        {
            int width = table.WidthOf(r);
            if (width < least || width > most)
                throw Fault(table, r, $"{width} columns; a row has at least {least}{(most < int.MaxValue ? $" and at most {most}" : "")}");
            if (width != table.WidthOf(0) && !string.Equals(name, "gencost", StringComparison.Ordinal))
                throw Fault(table, r, $"{width} columns, but the first row has {table.WidthOf(0)}");
        }

        return table;
    }

    private List<NodalBus> Buses(MatpowerTable table)
    {
        var buses = new List<NodalBus>();
        for (int r = 0; r < table.Rows; r++)
        {
            int id = Whole(table, r, 0, "bus number");
            if (_busIndex.ContainsKey(id) || _isolated.Contains(id))
                throw Fault(table, r, $"bus {id} occurs twice");
            int type = Whole(table, r, 1, "bus type");
            if (type is < 1 or > 4)
                throw Fault(table, r, $"bus type {type}; types run from 1 to 4");
            double demand = Finite(table, r, 2, "demand"), shunt = Finite(table, r, 4, "shunt conductance");
            if (type == 4)
            {
                _isolated.Add(id);
                continue;
            }

            _busIndex.Add(id, buses.Count);
            _busIds.Add(id);
            buses.Add(new NodalBus(id.ToString(CultureInfo.InvariantCulture), demand + shunt));
        }

        if (buses.Count == 0)
            throw new MatpowerException(file, table.Line, "mpc.bus has no bus in service");
        return buses;
    }

    private List<NodalGenerator> Generators(MatpowerTable table, MatpowerTable costs)
    {
        if (costs.Rows != table.Rows && costs.Rows != 2 * table.Rows)
            throw new MatpowerException(file, costs.Line, $"mpc.gencost has {costs.Rows} rows for {table.Rows} generators");
        var generators = new List<NodalGenerator>();
        for (int r = 0; r < table.Rows; r++)
        {
            int bus = BusAt(table, r, 0);
            double status = Finite(table, r, 7, "status"), most = Bound(table, r, 8, "largest output");
            double least = Bound(table, r, 9, "least output");
            int before = generators.Count;
            MatpowerCosts.Read(costs, r, file, bus, least, most, generators);
            if (status <= 0 || bus < 0)
                generators.RemoveRange(before, generators.Count - before);
            for (int k = before; k < generators.Count; k++)
                _generatorRows.Add(r + 1);
        }

        return generators;
    }

    private List<NodalBranch> Branches(MatpowerTable table)
    {
        var branches = new List<NodalBranch>();
        for (int r = 0; r < table.Rows; r++)
        {
            int from = BusAt(table, r, 0), to = BusAt(table, r, 1);
            double resistance = Finite(table, r, 2, "resistance"), reactance = Finite(table, r, 3, "reactance");
            double rate = Bound(table, r, 5, "rating"), tap = Finite(table, r, 8, "tap ratio"), shift = Finite(table, r, 9, "phase shift");
            if (rate < 0)
                throw Fault(table, r, $"rating {Text(rate)} MVA is below zero");
            if (Finite(table, r, 10, "status") <= 0 || from < 0 || to < 0)
                continue;
            if (from == to)
                throw Fault(table, r, $"the branch joins bus {_busIds[from]} to itself");
            if (reactance == 0 && resistance == 0)
                throw Fault(table, r, "resistance and reactance are both zero");
            (double angleMin, double angleMax) = Angles(table, r);
            branches.Add(new NodalBranch(
                from,
                to,
                resistance,
                reactance,
                rate == 0 ? double.PositiveInfinity : rate,
                tap == 0 ? 1 : tap,
                shift * DegreesToRadians,
                angleMin,
                angleMax));
            _branchRows.Add(r + 1);
        }

        return branches;
    }

    /// <summary>Direct-current lines: controlled, without losses; they follow the branches, and their rows count on after the
    /// branches'.</summary>
    private void AddDirectCurrent(MatpowerTable table, List<NodalBranch> branches)
    {
        int before = source.Tables["branch"].Rows;
        for (int r = 0; r < table.Rows; r++)
        {
            int from = BusAt(table, r, 0), to = BusAt(table, r, 1);
            if (Finite(table, r, 2, "status") <= 0 || from < 0 || to < 0)
                continue;
            if (from == to)
                throw Fault(table, r, $"the line joins bus {_busIds[from]} to itself");
            if (table[r, 15] != 0 || table[r, 16] != 0)
                throw Fault(table, r, "losses of direct-current lines are not supported");
            double least = Bound(table, r, 9, "least flow"), most = Bound(table, r, 10, "largest flow");
            branches.Add(new NodalBranch(from, to, 0, 0, most, 1, 0, double.NegativeInfinity, double.PositiveInfinity)
            {
                Controlled = true,
                ControlledMinMw = least,
            });
            _branchRows.Add(before + r + 1);
        }
    }

    // Zero and zero, or a whole turn, mean no limit.
    private (double Min, double Max) Angles(MatpowerTable table, int row)
    {
        if (table.WidthOf(row) < 13)
            return (double.NegativeInfinity, double.PositiveInfinity);
        double min = Bound(table, row, 11, "least angle difference"), max = Bound(table, row, 12, "largest angle difference");
        if (min == 0 && max == 0)
            return (double.NegativeInfinity, double.PositiveInfinity);
        return (
            min <= -360 ? double.NegativeInfinity : min * DegreesToRadians,
            max >= 360 ? double.PositiveInfinity : max * DegreesToRadians);
    }

    /// <summary>Index of a row's bus; -1 when it is isolated.</summary>
    private int BusAt(MatpowerTable table, int row, int column)
    {
        int id = Whole(table, row, column, "bus number");
        if (_isolated.Contains(id))
            return -1;
        return _busIndex.TryGetValue(id, out int index) ? index : throw Fault(table, row, $"there is no bus {id} in mpc.bus");
    }

    private int Whole(MatpowerTable table, int row, int column, string what)
    {
        double value = table[row, column];
        if (!(Math.Abs(value) <= int.MaxValue) || value != Math.Floor(value))
            throw Fault(table, row, $"{what} {Text(value)} is not a whole number");
        return (int)value;
    }

    private double Finite(MatpowerTable table, int row, int column, string what)
    {
        double value = table[row, column];
        return Math.Abs(value) <= Largest ? value : throw Fault(table, row, $"{what} {Text(value)} is beyond {Text(Largest)}");
    }

    private double Bound(MatpowerTable table, int row, int column, string what) =>
        double.IsInfinity(table[row, column]) ? table[row, column] : Finite(table, row, column, what);

    private MatpowerException Fault(MatpowerTable table, int row, string reason) =>
        new(file, table.LineOf(row), $"mpc.{table.Name} row {row + 1}: {reason}");

    private static string Text(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
