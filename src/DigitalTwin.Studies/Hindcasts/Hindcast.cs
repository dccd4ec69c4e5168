using DigitalTwin.Model.Power;
using DigitalTwin.Protocol.Coordination;
using DigitalTwin.Protocol.Grids;

namespace DigitalTwin.Studies.Hindcasts;

/// <summary>A figure of a past event and what the model gives.</summary>
/// <param name="Zone">Zone.</param>
/// <param name="Item">
/// <c>out_mw</c>: thermal capacity out by force or without fuel in the zone's worst hour; <c>shed_mw</c>: most firm load shed in an hour;
/// <c>shed_hours</c>: hours with any; <c>shed_gwh</c>: energy of it.
/// </param>
/// <param name="Fuel">Fuel of the plants, or all; empty for load.</param>
/// <param name="Reported">Figure of the reports.</param>
/// <param name="Modelled">Mean of the runs.</param>
/// <param name="Least">Least of the runs.</param>
/// <param name="Most">Most of the runs.</param>
/// <param name="Source">Where the reported figure is from.</param>
public sealed record HindcastRow(
    string Zone, string Item, string Fuel, double Reported, double Modelled, double Least, double Most, string Source);

/// <summary>Load shed in a zone of which the reports say nothing.</summary>
/// <param name="Zone">Zone.</param>
/// <param name="Country">Its country.</param>
/// <param name="ShedGwh">Energy not served, mean of the runs, GWh.</param>
public sealed record UnreportedShed(string Zone, string Country, double ShedGwh);

/// <summary>A past event as the model sees it, beside the reports.</summary>
/// <param name="Rows">The reported figures.</param>
/// <param name="Elsewhere">Where else the model shed load.</param>
public sealed record HindcastResult(IReadOnlyList<HindcastRow> Rows, IReadOnlyList<UnreportedShed> Elsewhere);

/// <summary>
/// Runs the days of a past event, whose fleets, loads and temperatures a scenario holds, and compares outages and load shed with the
/// reports.
/// </summary>
/// <remarks>Which units fail is drawn; so the same days are run with several seeds. Planned maintenance is not counted as out.</remarks>
public static class Hindcast
{
    /// <summary>Hours of a run: the scenario begins some days before its event.</summary>
    public const int Hours = 10 * Calendar.HoursPerDay;

    private const string All = "all";

    /// <summary>Runs it.</summary>
    /// <param name="world">The world of the scenario.</param>
    /// <param name="reported">Figures of the reports.</param>
    /// <param name="firstSeed">Seed of the first run; the others follow.</param>
    /// <param name="runs">Runs, at least 1.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="done">Called with the number of runs that are done.</param>
    /// <param name="cancellation">Stops it.</param>
    public static HindcastResult Run(
        WorldSpec world, IReadOnlyList<ReportedFigure> reported, ulong firstSeed, int runs, int threads, Action<int>? done = null,
        CancellationToken cancellation = default)
    {
        var events = new EventOfZone[runs][];
        int finished = 0;
        Parallel.For(0, runs, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation }, run =>
        {
            events[run] = Play(world, firstSeed + (ulong)run, cancellation);
            done?.Invoke(Interlocked.Increment(ref finished));
        });
        return new HindcastResult(
            [.. reported.Select(figure => Compare(world, figure, events))],
            [
                .. Enumerable.Range(0, world.Zones.Length)
                    .Where(zone => !reported.Any(figure => figure.Zone == world.Zones[zone].Id && figure.IsOfLoad))
                    .Select(zone => new UnreportedShed(
                        world.Zones[zone].Id, world.Zones[zone].Country, events.Average(run => run[zone].ShedMwh) / 1e3))
                    .Where(shed => shed.ShedGwh > 0),
            ]);
    }

    private static EventOfZone[] Play(WorldSpec world, ulong seed, CancellationToken cancellation)
    {
        EventOfZone[] zones = [.. world.Zones.Select(_ => new EventOfZone())];
        var run = new DirectRun(new ParticipantFactory(world, seed), []);
        for (int hour = 0; hour < Hours; hour++)
        {
            cancellation.ThrowIfCancellationRequested();
            TickCommit commit = run.Next();
            for (int zone = 0; zone < zones.Length; zone++)
            {
                zones[zone].TakeShed(commit.Reports.Span[zone].UnservedMw);
                zones[zone].TakeOutages(
                    run.Stations[zone].Members.OfType<PowerPlant>().Select(plant => plant.Model).OfType<ThermalPlant>());
            }
        }

        return zones;
    }

    private static HindcastRow Compare(WorldSpec world, ReportedFigure figure, EventOfZone[][] events)
    {
        int zone = 0;
        while (zone < world.Zones.Length && world.Zones[zone].Id != figure.Zone)
            zone++;
        if (zone == world.Zones.Length)
            throw new InvalidDataException($"The reported figures name the zone {figure.Zone}, which the scenario has not.");
        double[] found = [.. events.Select(run => run[zone].Of(figure))];
        return new HindcastRow(
            figure.Zone, figure.Item, figure.Fuel, figure.Value, found.Average(), found.Min(), found.Max(), figure.Source);
    }

    /// <summary>What an event did to a zone in one run.</summary>
    private sealed class EventOfZone
    {
        private readonly SortedDictionary<string, double> _now = new(StringComparer.Ordinal);
        private SortedDictionary<string, double> _worst = new(StringComparer.Ordinal);
        private double _shedMw;
        private int _shedHours;

        public double ShedMwh { get; private set; }

        public void TakeShed(double mw)
        {
            if (mw <= 1)
                return;
            _shedMw = Math.Max(_shedMw, mw);
            _shedHours++;
            ShedMwh += mw;
        }

        public void TakeOutages(IEnumerable<ThermalPlant> plants)
        {
            _now.Clear();
            double allMw = 0;
            foreach (ThermalPlant plant in plants)
            {
                _now[plant.Spec.Fuel] = _now.GetValueOrDefault(plant.Spec.Fuel) + plant.OutMw;
                allMw += plant.OutMw;
            }

            _now[All] = allMw;
            if (allMw > _worst.GetValueOrDefault(All))
                _worst = new SortedDictionary<string, double>(_now, StringComparer.Ordinal);
        }

        public double Of(ReportedFigure figure) => figure.Item switch
        {
            "out_mw" => _worst.GetValueOrDefault(figure.Fuel),
            "shed_mw" => _shedMw,
            "shed_hours" => _shedHours,
            "shed_gwh" => ShedMwh / 1e3,
            _ => throw new InvalidDataException($"There is no item {figure.Item}: out_mw, shed_mw, shed_hours, shed_gwh."),
        };
    }
}

/// <summary>A figure that was reported of a past event; items as in <see cref="HindcastRow"/>.</summary>
public sealed record ReportedFigure(string Zone, string Item, string Fuel, double Value, string Source)
{
    private const int Columns = 5;

    /// <summary>Whether it is of load that was shed.</summary>
    public bool IsOfLoad => Item.StartsWith("shed", StringComparison.Ordinal);

    /// <summary>Reads a table of them: zone, item, fuel, value, source, comma-separated without quotes, one header line.</summary>
    /// <exception cref="InvalidDataException">A line is not readable.</exception>
    public static IReadOnlyList<ReportedFigure> Read(string path)
    {
        var figures = new List<ReportedFigure>();
        foreach (string line in File.ReadLines(path).Skip(1))
        {
            string[] cells = line.Split(',');
            if (cells.Length < Columns
                || !double.TryParse(cells[3], NumberStyles.Float, CultureInfo.InvariantCulture, out double value))
                throw new InvalidDataException($"{path}:{figures.Count + 2}: write zone,item,fuel,value,source, the value a number.");
            figures.Add(new ReportedFigure(cells[0], cells[1], cells[2], value, cells[4]));
        }

        return figures;
    }
}
