using DigitalTwin.Model.Power;
using DigitalTwin.Model.Zones;

namespace DigitalTwin.Model.Investment;

/// <summary>
/// What a country builds. Once a year it looks back at headroom and scarcity rents of its zones and lines, sees of the future only what is
/// committed, and decides whole blocks; goods are ordered from the equipment suppliers. Plants that are finished come into service on the
/// first day of a half year, lines in the hour. Formulation: docs/explanation/formulations/build-out.md.
/// </summary>
/// <param name="zones">Zones in which something can be built, by identifier.</param>
/// <param name="corridors">Lines that can be widened, by identifier.</param>
/// <param name="calendar">Calendar of the run.</param>
public sealed partial class BuildProgramme(ImmutableArray<BuildZone> zones, ImmutableArray<CorridorSpec> corridors, Calendar calendar)
{
    private readonly ImmutableArray<BuildOptionSpec> _options = [.. zones.SelectMany(zone => zone.Zone.BuildOptions)];

    // Plants first, then lines: what a number of an option represents.
    private readonly ImmutableArray<BuildTermsSpec> _terms = [.. zones.SelectMany(zone => zone.Zone.BuildOptions), .. corridors];
    [State] private readonly List<BuildProject> _projects = [];
    [State] private readonly List<BuildDue> _due = [];

    // By option: MW decided and in service, the rent and the gap of the last decision.
    [State] private readonly double[] _decidedMw = new double[zones.Sum(zone => zone.Zone.BuildOptions.Length) + corridors.Length];
    [State] private readonly double[] _inServiceMw = new double[zones.Sum(zone => zone.Zone.BuildOptions.Length) + corridors.Length];
    [State] private readonly double[] _rentsUsd = new double[zones.Sum(zone => zone.Zone.BuildOptions.Length) + corridors.Length];
    [State] private readonly double[] _gapsMw = new double[zones.Sum(zone => zone.Zone.BuildOptions.Length) + corridors.Length];
    [State] private int _lastNumber;

    // By zone: the part of the last gap that the target of self-sufficiency asked for. Countries without one keep their hashes.
    [State(If = nameof(_hasTarget))] private readonly double[] _ownGapsMw = new double[zones.Length];
    private readonly bool _hasTarget = zones.Any(zone => zone.Zone.SelfSufficiency is not null);

    [NotState("Reported and decided upon in one settlement.")]
    private readonly SortedDictionary<string, BuildOutlook> _outlooks = new(StringComparer.Ordinal);

    [NotState("Orders of the settled tick, sent by now.")]
    private readonly List<GoodOrder> _orders = [];

    /// <summary>The scenario's fleet that a built one is like.</summary>
    public FleetSpec LikeOf(BuiltFleet built) => _options.First(option => option.Like.Id == built.Like).Like;

    /// <summary>Takes what a grid reports of its year.</summary>
    public void Take(in BuildOutlook outlook) => _outlooks[outlook.Like] = outlook;

    /// <summary>Takes a delivery for a block.</summary>
    /// <param name="good">Identifier of the good.</param>
    /// <param name="number">Number of the project.</param>
    public void TakeDelivery(string good, int number, long tick)
    {
        int at = _projects.FindIndex(known => known.Number == number);
        if (at < 0)
            return;
        BuildProject project = _projects[at];
        BuildTermsSpec option = _terms[project.Option];
        int complete = project.Complete;
        project = option.Goods[0] == good ? project with { First = project.First + 1 } : project with { Second = project.Second + 1 };
        _projects[at] = project;
        if (project.Complete > complete)
            _due.Add(new BuildDue(project.Option, Math.Max(project.DecidedTick + option.LeadHours, tick + option.InstallHours), 1));
        if (project.Complete == project.Blocks)
            _projects.RemoveAt(at);
    }

    /// <summary>Decides for the zones and lines of whose year was reported.</summary>
    /// <param name="tick">The tick that is settled.</param>
    /// <param name="decided">Whether any was.</param>
    /// <returns>What is ordered from the equipment suppliers; overwritten by the next call.</returns>
    public IReadOnlyList<GoodOrder> Decide(long tick, out bool decided)
    {
        _orders.Clear();
        decided = _outlooks.Count + _lineOutlooks.Count > 0;
        if (!decided)
            return _orders;
        if (_needsMw.Count > 0)
            TakeStockOfNeeds(tick);
        int first = 0;
        for (int i = 0; i < zones.Length; i++)
        {
            if (_outlooks.ContainsKey(_options[first].Like.Id))
                Decide(zones[i], first, _ownGapsMw[i], tick);
            first += zones[i].Zone.BuildOptions.Length;
        }

        _outlooks.Clear();
        DecideCorridors(tick);
        return _orders;
    }

    /// <summary>Brings into service what is finished, on the first day of a half year.</summary>
    public IReadOnlyList<BuiltFleet> Commission(long tick)
    {
        DateTime instant = calendar.InstantOf(tick);
        if (_due.Count == 0 || !BuiltFleet.JoinsAt(instant))
            return [];
        var built = new List<BuiltFleet>();
        for (int i = 0; i < _options.Length; i++)
        {
            int blocks = 0;
            foreach (BuildDue due in _due)
                blocks += due.Option == i && due.Tick <= tick ? due.Blocks : 0;
            if (blocks == 0)
                continue;
            FleetSpec like = _options[i].Like;
            double mw = blocks * _options[i].BlockMw;
            _inServiceMw[i] += mw;
            built.Add(new BuiltFleet(BuiltFleet.IdOf(like.Id, instant), like.Zone, like.Id, mw));
        }

        _due.RemoveAll(due => due.Option < _options.Length && due.Tick <= tick);
        return built;
    }

    /// <summary>The state of the country, by option.</summary>
    public ImmutableArray<InvestmentStatus> Standing()
    {
        var standing = new InvestmentStatus[_terms.Length];
        double[] ownGapsMw = [.. zones.SelectMany((zone, i) => Enumerable.Repeat(_ownGapsMw[i], zone.Zone.BuildOptions.Length))];
        for (int i = 0; i < standing.Length; i++)
        {
            double blockMw = _terms[i].BlockMw, awaitingMw = 0, buildingMw = 0;
            foreach (BuildProject project in _projects)
                awaitingMw += project.Option == i ? (project.Blocks - project.Complete) * blockMw : 0;
            foreach (BuildDue due in _due)
                buildingMw += due.Option == i ? due.Blocks * blockMw : 0;
            standing[i] = new InvestmentStatus(
                _terms[i].Subject, _decidedMw[i], awaitingMw, buildingMw, _inServiceMw[i],
                _rentsUsd[i], _terms[i].CostUsdPerMwYear, _gapsMw[i], i < ownGapsMw.Length ? ownGapsMw[i] : 0);
        }

        return [.. standing];
    }

    /// <summary>The gap first, with what costs least a firm MW; then of each plant as much as its rent of the year pays for.</summary>
    private void Decide(BuildZone zone, int first, double ownGapMw, long tick)
    {
        ImmutableArray<BuildOptionSpec> options = zone.Zone.BuildOptions;
        BuildOutlook reported = _outlooks[options[0].Like.Id];
        double gapMw = reported.ShortMw + reported.GrantedMw + zone.GrowthMw(tick, reported.PeakMw)
            - reported.HostingMw - zone.DatedFirmMw(tick);
        for (int i = 0; i < options.Length; i++)
            gapMw -= (_decidedMw[first + i] - _inServiceMw[first + i]) * options[i].FirmShare;
        gapMw = Math.Max(gapMw, ownGapMw);
        for (int i = 0; i < options.Length; i++)
        {
            _rentsUsd[first + i] = _outlooks[options[i].Like.Id].RentUsdPerMwYear;
            _gapsMw[first + i] = Math.Max(0, gapMw);
        }

        var blocks = new int[options.Length];
        foreach (int i in ByNetCost(options, first))
        {
            if (gapMw <= 0)
                break;
            double firmMw = options[i].FirmShare * options[i].BlockMw;
            blocks[i] = (int)Math.Min(Math.Ceiling(gapMw / firmMw), MostBlocks(options[i]));
            gapMw -= blocks[i] * firmMw;
        }

        for (int i = 0; i < options.Length; i++)
            Begin(first + i, Math.Max(blocks[i], BlocksPaid(first + i)), tick);
    }

    /// <summary>Blocks for which the rent of the year paid.</summary>
    private int BlocksPaid(int index)
    {
        double profit = _rentsUsd[index] / _terms[index].CostUsdPerMwYear - 1;
        return (int)Math.Floor(MostBlocks(_terms[index]) * Math.Clamp(profit, 0, 1) + 0.5);
    }

    private static double MostBlocks(BuildTermsSpec option) => Math.Floor(option.MostMwPerYear / option.BlockMw);

    private IEnumerable<int> ByNetCost(ImmutableArray<BuildOptionSpec> options, int first) => Enumerable.Range(0, options.Length)
        .Where(i => options[i].FirmShare > 0)
        .OrderBy(i => (options[i].CostUsdPerMwYear - _rentsUsd[first + i]) / options[i].FirmShare)
        .ThenBy(i => options[i].Like.Id, StringComparer.Ordinal);

    private void Begin(int index, int blocks, long tick)
    {
        if (blocks <= 0)
            return;
        BuildTermsSpec option = _terms[index];
        _decidedMw[index] += blocks * option.BlockMw;
        if (option.Goods.IsEmpty)
        {
            _due.Add(new BuildDue(index, tick + option.LeadHours, blocks));
            return;
        }

        int second = option.Goods.Length > 1 ? 0 : blocks;
        _projects.Add(new BuildProject(++_lastNumber, index, tick, blocks, 0, second));
        for (int block = 0; block < blocks; block++)
        {
            foreach (string good in option.Goods)
                _orders.Add(new GoodOrder(good, _lastNumber, option.BlockMw));
        }
    }
}
