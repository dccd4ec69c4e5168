namespace DigitalTwin.Testing.Worlds;

/// <summary>Runs a world on the local engine and keeps what happened, by name and tick.</summary>
public sealed class RunRecorder : ITickSink
{
    private readonly WorldSpec _world;
    private readonly List<GridTick[]> _ticks = [];
    private readonly List<double[]> _flowsMw = [];
    private readonly List<string> _hashes = [];

    private RunRecorder(WorldSpec world) => _world = world;

    /// <summary>Hash of every tick.</summary>
    public IReadOnlyList<string> Hashes => _hashes;

    /// <summary>Runs a world for a number of ticks.</summary>
    public static RunRecorder Run(WorldSpec world, long ticks, ulong seed = 1, int threads = 1, bool encodeMessages = false)
    {
        var recorder = new RunRecorder(world);
        var options = new RunOptions
        {
            Scenario = world.Name,
            Seed = seed,
            Ticks = ticks,
            Threads = threads,
            EncodeMessages = encodeMessages
        };
        using LocalRun run = LocalRun.Start(world, options, new AssumptionSummary(0, 0), recorder);
        run.Advance();
        return recorder;
    }

    /// <summary>Runs a world with events, each in the tick that it asks for; the participants may be made anew from their states.</summary>
    /// <param name="world">The world.</param>
    /// <param name="ticks">Ticks to run.</param>
    /// <param name="events">Events; all of them name their tick.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="encodeMessages">Whether every message is encoded and decoded on its way.</param>
    /// <param name="reloads">Whether, with so many ticks committed, everybody is made anew.</param>
    public static RunRecorder Run(
        WorldSpec world,
        long ticks,
        IReadOnlyList<RunEvent> events,
        int threads = 1,
        bool encodeMessages = false,
        Func<long, bool>? reloads = null)
    {
        var recorder = new RunRecorder(world);
        var driver = new TickDriver(world, events, seed: 1, threads, encodeMessages);
        for (long tick = 0; tick < ticks; tick++)
        {
            if (reloads?.Invoke(tick) == true)
                driver.Reload();
            recorder.Take(driver.Step());
        }

        return recorder;
    }

    /// <summary>What a zone did in a tick.</summary>
    public GridTick Zone(string id, int tick) => _ticks[tick][IndexOf(id)];

    /// <summary>What a member did in a tick.</summary>
    public MemberReport Member(string id, int tick)
    {
        foreach (GridTick grid in _ticks[tick])
        {
            for (int m = 0; m < grid.Roster.Length; m++)
            {
                if (grid.Roster[m].Id == id)
                    return grid.Members[m];
            }
        }

        throw new ArgumentException($"The world has no member {id}.", nameof(id));
    }

    /// <summary>Whether a member reports in a tick.</summary>
    public bool Has(string id, int tick) => _ticks[tick].Any(grid => grid.Roster.Any(member => member.Id == id));

    /// <summary>Flow of a line in a tick, MW.</summary>
    public double FlowMw(string line, int tick)
    {
        for (int i = 0; i < _world.Lines.Length; i++)
        {
            if (_world.Lines[i].Id == line)
                return _flowsMw[tick][i];
        }

        throw new ArgumentException($"The world has no line {line}.", nameof(line));
    }

    /// <summary>A figure of a zone for each tick.</summary>
    public double[] Series(string zone, Func<GridTick, double> figure)
    {
        int index = IndexOf(zone);
        return [.. _ticks.Select(tick => figure(tick[index]))];
    }

    /// <inheritdoc/>
    public void Take(in TickCommit commit)
    {
        _ticks.Add([.. commit.Reports.ToArray().Select(report => new GridTick(report))]);
        _flowsMw.Add(commit.FlowsMw.ToArray());
        _hashes.Add(commit.Hash.ToString());
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private int IndexOf(string zone)
    {
        for (int i = 0; i < _world.Zones.Length; i++)
        {
            if (_world.Zones[i].Id == zone)
                return i;
        }

        throw new ArgumentException($"The world has no zone {zone}.", nameof(zone));
    }
}

/// <summary>A copy of a grid's report that outlives the tick.</summary>
public sealed class GridTick(GridReport report)
{
    /// <summary>Price, USD/MWh.</summary>
    public double PriceUsdPerMwh { get; } = report.Outcome.PriceUsdPerMwh;

    /// <summary>Export less import, MW.</summary>
    public double NetPositionMw { get; } = report.Outcome.NetPositionMw;

    /// <summary>Headroom, MW.</summary>
    public double HeadroomMw { get; } = report.Outcome.HeadroomMw;

    /// <summary>Headroom of all zones together, MW.</summary>
    public double HeadroomTogetherMw { get; } = report.Outcome.OwnSpareMw;

    /// <summary>Headroom of the zone alone, MW.</summary>
    public double HeadroomAloneMw { get; } = report.HeadroomAloneMw;

    /// <summary>Reserve used for firm demand, MW.</summary>
    public double ReserveShortMw { get; } = report.ReserveShortMw;

    /// <summary>Load served, MW.</summary>
    public double ServedMw { get; } = report.LoadServedMw;

    /// <summary>Firm load not served, MW.</summary>
    public double UnservedMw { get; } = report.UnservedMw;

    /// <summary>Supply, MW.</summary>
    public double OutputMw { get; } = report.OutputMw;

    /// <summary>Supply at or below zero that was not taken, MW.</summary>
    public double CurtailedMw { get; } = report.CurtailedMw;

    /// <summary>Cost, USD.</summary>
    public double CostUsd { get; } = report.CostUsd;

    /// <summary>The members.</summary>
    public ImmutableArray<GridMember> Roster { get; } = report.Roster;

    /// <summary>The members' reports, in the order of <see cref="Roster"/>.</summary>
    public IReadOnlyList<MemberReport> Members { get; } = [.. report.Members];
}
