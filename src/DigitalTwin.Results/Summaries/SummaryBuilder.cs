using DigitalTwin.Protocol.Checkpoints;
using DigitalTwin.Results.Compute;

namespace DigitalTwin.Results.Summaries;

/// <summary>Adds up a run tick by tick.</summary>
public sealed class SummaryBuilder : ICheckpointedSink, IStateful
{
    private const double CongestionToleranceMw = 1e-6;

    private readonly WorldSpec _world;
    private readonly ZoneTally[] _zones;
    private readonly LineTally[] _lines;
    private readonly CorridorRollup _corridors;
    private readonly ImmutableArray<(int From, int To)> _ends;
    private readonly ChipTally _chips = new();
    private double _energyMaxResidualMw;
    private double _networkMaxResidualMw;
    private long _ticks;
    private string _hash = "";
    private byte[]? _asMade;
    private CanonicalWriter _writer = new(0);

    /// <summary>Creates the tally of a run.</summary>
    public SummaryBuilder(WorldSpec world)
    {
        _world = world;
        _zones = [.. world.Zones.Select(zone => new ZoneTally(FleetsOf(world, zone), zone.ScaleMw))];
        _lines = [.. world.Lines.Select(_ => new LineTally())];
        string[] zones = [.. world.Zones.Select(zone => zone.Id)];
        _ends = [.. world.Lines.Select(line => (Array.IndexOf(zones, line.From), Array.IndexOf(zones, line.To)))];
        BuildOut = new BuildOutTally(world);
        _corridors = new CorridorRollup(world, BuildOut);
    }

    /// <summary>The build-out of compute.</summary>
    public BuildOutTally BuildOut { get; }

    /// <summary>Ticks added so far.</summary>
    public long Ticks => _ticks;

    /// <summary>Hash of the newest tick added; empty before the first.</summary>
    public string Hash => _hash;

    /// <inheritdoc/>
    public string Name => "summary";

    /// <inheritdoc/>
    public byte[] Save()
    {
        // Kept from one checkpoint to the next: it is large.
        _writer.Reset();
        Envelope.Seal(this, ref _writer);
        return _writer.Written.ToArray();
    }

    /// <inheritdoc/>
    public void Restore(long tick, ReadOnlyMemory<byte> kept)
    {
        _asMade ??= StateBytes.Of(this);
        StateBytes.Read(this, kept.IsEmpty ? _asMade : Envelope.Open(kept));
    }

    /// <inheritdoc/>
    public void VisitState<TVisitor>(ref TVisitor visitor)
        where TVisitor : IStateVisitor, allows ref struct
    {
        foreach (ZoneTally zone in _zones)
            zone.VisitState(ref visitor);
        foreach (LineTally line in _lines)
            line.VisitState(ref visitor);
        _chips.VisitState(ref visitor);
        BuildOut.VisitState(ref visitor);
        visitor.Visit("energy_max_residual_mw", ref _energyMaxResidualMw);
        visitor.Visit("network_max_residual_mw", ref _networkMaxResidualMw);
        visitor.Visit("ticks", ref _ticks);
        visitor.Visit("hash", ref _hash);
    }

    /// <inheritdoc/>
    public void Take(in TickCommit commit)
    {
        ReadOnlySpan<GridReport> reports = commit.Reports.Span;
        for (int i = 0; i < reports.Length; i++)
        {
            _zones[i].Add(reports[i]);
            _energyMaxResidualMw = Math.Max(_energyMaxResidualMw, Math.Abs(reports[i].ResidualMw));
        }

        // Before the reports of the tick are taken: what they report is in service from the next one on.
        ReadOnlySpan<double> flowsMw = commit.FlowsMw.Span;
        for (int i = 0; i < flowsMw.Length; i++)
        {
            (int from, int to) = _ends[i];
            _lines[i].Add(
                flowsMw[i], _world.Lines[i], _corridors.LimitsMw(_world.Lines[i], commit.Tick), CongestionToleranceMw,
                reports[from].Outcome.PriceUsdPerMwh, reports[to].Outcome.PriceUsdPerMwh);
        }

        _networkMaxResidualMw = Math.Max(_networkMaxResidualMw, commit.NetworkResidualMw);
        _chips.Take(reports);
        BuildOut.Take(commit.Tick, reports);
        _ticks++;
        _hash = commit.Hash.ToString();
    }

    /// <summary>The summary of the ticks so far.</summary>
    /// <param name="options">What was asked.</param>
    /// <param name="assumptions">How the scenario's inputs are known.</param>
    /// <param name="entities">Number of entities.</param>
    /// <param name="wallSeconds">Wall time.</param>
    public RunSummary Build(RunOptions options, AssumptionSummary assumptions, int entities, double wallSeconds)
    {
        List<ZoneSummary> zones = [.. _zones.Select((tally, i) => tally.Summarise(_world.Zones[i], _ticks))];
        return new RunSummary(
            Scenario: _world.Name,
            ScenarioDigest: _world.Digest,
            Seed: options.Seed,
            StartUtc: _world.Calendar.StartUtc,
            Ticks: _ticks,
            Hash: _hash,
            WallSeconds: Math.Round(wallSeconds, 3),
            Entities: entities,
            Balances: new BalanceSummary(
                _energyMaxResidualMw, _networkMaxResidualMw, _chips.Made, _chips.Residual, BuildOut.Power.Build()),
            Assumptions: assumptions,
            Zones: zones,
            Lines: [.. _lines.Select((tally, i) => tally.Summarise(_world.Lines[i], _corridors.Of(_world.Lines[i].Id)))],
            Countries: CountryRollup.Of(_world, zones, _zones, BuildOut))
        {
            Campuses = CampusRollup.Of(_world, BuildOut, _ticks),
            Operators = OperatorSummary.Of(_world, BuildOut),
            SiteChoices = SiteChoiceSummary.Of(_world, BuildOut),
            Queues = BuildOut.Queues(),
            TimesToPower = TimeToPower.Of(_world, BuildOut, _ticks),
        };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    /// <summary>The fleets of a zone in ordinal order: sums over them have one order.</summary>
    private static ImmutableArray<FleetSpec> FleetsOf(WorldSpec world, ZoneSpec zone) =>
        [.. world.Fleets.Where(fleet => fleet.Zone == zone.Id).OrderBy(fleet => fleet.Id, StringComparer.Ordinal)];
}
