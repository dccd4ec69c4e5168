namespace DigitalTwin.Opf.Tests;

/// <summary>
/// The Reliability Test System of the Grid Modernization Laboratory Consortium as hourly nodal cases, with the commitments that PLEXOS
/// published fixed: what is left is the dispatch. What PLEXOS decided over several hours (storage, the solar tower) stands as it
/// published it.
/// </summary>
public sealed class RtsGmlc
{
    private readonly string _folder;
    private readonly List<Dictionary<string, string>> _units;
    private readonly List<Dictionary<string, string>> _buses;
    private readonly List<Dictionary<string, string>> _branches;
    private readonly Dictionary<string, Dictionary<string, double[]>> _series = [];
    private readonly Dictionary<int, int> _busIndex = [];

    public RtsGmlc(string folder)
    {
        _folder = folder;
        _units = Rows("SourceData/gen.csv");
        _buses = Rows("SourceData/bus.csv");
        _branches = Rows("SourceData/branch.csv");
        foreach (string kind in (string[])["hydro", "pv", "rtpv", "wind", "regional_Load"])
            _series[kind] = Columns($"timeseries/DAY_AHEAD_{kind}.csv");
        Prices = Columns("plexos/allTX/PLEXOS_DA_solution_price.csv");
        Commitment = Columns("plexos/allTX/PLEXOS_DA_solution_commitment.csv");
        Generation = Columns("plexos/allTX/PLEXOS_DA_solution_generation.csv");
        Flow = Columns("plexos/allTX/PLEXOS_DA_solution_flow.csv");
        for (int n = 0; n < _buses.Count; n++)
            _busIndex[(int)Number(_buses[n]["Bus ID"])] = n;
    }

    /// <summary>Published hours: 2020-07-05 to 18.</summary>
    public int Hours => Prices["101"].Length;

    public Dictionary<string, double[]> Prices { get; }

    public Dictionary<string, double[]> Commitment { get; }

    public Dictionary<string, double[]> Generation { get; }

    public Dictionary<string, double[]> Flow { get; }

    public IReadOnlyList<string> BusIds => [.. _buses.Select(b => b["Bus ID"])];

    public IReadOnlyList<string> BranchIds => [.. _branches.Select(b => b["UID"]), "113_316_1"];

    /// <summary>The dispatch of one published hour.</summary>
    public NodalCase Case(int hour)
    {
        // The published fortnight starts on the 187th day of a leap year.
        int row = (186 * 24) + hour;
        return new NodalCase($"rts-gmlc hour {hour}", 100, Buses(row), Units(hour, row), Branches());
    }

    private List<NodalBus> Buses(int row)
    {
        var total = new Dictionary<string, double>();
        foreach (Dictionary<string, string> bus in _buses)
            total[bus["Area"]] = total.GetValueOrDefault(bus["Area"]) + Number(bus["MW Load"]);
        return [.. _buses.Select(b => new NodalBus(
            b["Bus ID"], _series["regional_Load"][b["Area"]][row] * Number(b["MW Load"]) / total[b["Area"]]))];
    }

    private List<NodalBranch> Branches()
    {
        const double Inf = double.PositiveInfinity;
        List<NodalBranch> branches = [.. _branches.Select(b => new NodalBranch(
            At(b["From Bus"]), At(b["To Bus"]), 0, Number(b["X"]), Number(b["Cont Rating"]), 1, 0, -Inf, Inf))];
        branches.Add(new NodalBranch(At("113"), At("316"), 0, 0, 100, 1, 0, -Inf, Inf) { Controlled = true, ControlledMinMw = -100 });
        return branches;
    }

    private List<NodalGenerator> Units(int hour, int row)
    {
        var units = new List<NodalGenerator>();
        foreach (Dictionary<string, string> unit in _units)
        {
            string id = unit["GEN UID"], kind = unit["Unit Type"];
            int bus = At(unit["Bus ID"]);
            double published = Generation.TryGetValue(id, out double[]? generation) ? generation[hour] : 0;
            switch (kind)
            {
                case "WIND":
                    units.Add(new NodalGenerator(bus, 0, _series["wind"][id][row], 0, 0, 0));
                    break;
                case "PV":
                    units.Add(new NodalGenerator(bus, 0, _series["pv"][id][row], 0, 0, 0));
                    break;
                case "RTPV":
                    units.Add(new NodalGenerator(bus, _series["rtpv"][id][row], _series["rtpv"][id][row], 0, 0, 0));
                    break;
                case "HYDRO" or "ROR":
                    // Hydro is not curtailed before wind and sun: its series is its output.
                    units.Add(new NodalGenerator(bus, _series["hydro"][id][row], _series["hydro"][id][row], 0, 0, 0));
                    break;
                case "CSP" or "STORAGE" or "SYNC_COND":
                    units.Add(new NodalGenerator(bus, published, published, 0, 0, 0));
                    break;
                default:
                    AddThermal(units, unit, bus, Commitment[id][hour]);
                    break;
            }
        }

        return units;
    }

    // Output above the first point in blocks of rising heat rate; the first point itself is must-run while committed.
    private static void AddThermal(List<NodalGenerator> units, Dictionary<string, string> unit, int bus, double committed)
    {
        if (committed < 0.5)
            return;
        double most = Number(unit["PMax MW"]), fuel = Number(unit["Fuel Price $/MMBTU"]), other = Number(unit["VOM"]);
        double from = Number(unit["Output_pct_0"]) * most;
        units.Add(new NodalGenerator(bus, from, from, 0, Number(unit["HR_avg_0"]) * fuel / 1000, 0));
        for (int k = 1; k <= 4; k++)
        {
            if (!double.TryParse(unit[$"Output_pct_{k}"], CultureInfo.InvariantCulture, out double share))
                break;
            double to = share * most;
            units.Add(new NodalGenerator(bus, 0, to - from, 0, (Number(unit[$"HR_incr_{k}"]) * fuel / 1000) + other, 0));
            from = to;
        }
    }

    private int At(string bus) => _busIndex[(int)Number(bus)];

    private List<Dictionary<string, string>> Rows(string name)
    {
        string[] lines = File.ReadAllLines(Path.Combine(_folder, name));
        string[] head = Fields(lines[0]);
        return [.. lines.Skip(1).Where(l => l.Length > 0).Select(l => head.Zip(Fields(l)).ToDictionary(p => p.First, p => p.Second))];
    }

    private Dictionary<string, double[]> Columns(string name)
    {
        List<Dictionary<string, string>> rows = Rows(name);
        return rows[0].Keys.Where(k => k != "time").ToDictionary(k => k, k => rows.Select(r => Number(r[k])).ToArray());
    }

    private static string[] Fields(string line) => [.. line.Split(',').Select(f => f.Trim('"'))];

    private static double Number(string text) =>
        double.TryParse(text, CultureInfo.InvariantCulture, out double value) ? value : 0;
}
