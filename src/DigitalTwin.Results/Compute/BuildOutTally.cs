namespace DigitalTwin.Results.Compute;

/// <summary>Adds up the build-out of compute: campuses with a plan, the connection queues, and the compute of sites without one.</summary>
public sealed class BuildOutTally(WorldSpec world) : IStateful
{
    private const int MostCampuses = 1_000_000;
    private readonly SortedDictionary<string, CampusTally> _campuses = new(StringComparer.Ordinal);
    private readonly double[] _queueMw = new double[world.Zones.Length];
    private readonly double[] _requestedMw = new double[world.Zones.Length];
    private readonly double[] _grantedMw = new double[world.Zones.Length];
    private readonly double[] _withdrawnMw = new double[world.Zones.Length];
    private readonly double[] _unplanned = new double[world.Zones.Length];
    private readonly double[] _unplannedInMonth = new double[world.Zones.Length];
    private readonly List<ZoneConnected> _connected = [];
    private readonly SortedDictionary<string, InvestmentStatus> _programmes = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, SiteCandidate> _candidates = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, OperatorFigures> _operators = new(StringComparer.Ordinal);
    private int _month;

    /// <summary>That no MW of a datacenter is counted twice.</summary>
    public PowerLedger Power { get; } = new(world);

    /// <summary>Compute weighed by what algorithms make of it.</summary>
    public EffectiveTally Effective { get; } = new(world);

    /// <summary>Training and inference apart.</summary>
    public SplitTally Splits { get; } = new(world);

    /// <summary>Stores behind meters.</summary>
    public BatteryTally Batteries { get; } = new();

    /// <summary>Campuses with a plan by identifier.</summary>
    public IReadOnlyCollection<CampusTally> Campuses => _campuses.Values;

    /// <summary>Blocks that came to power in the run.</summary>
    public IReadOnlyList<ZoneConnected> Connected => _connected;

    /// <summary>Where countries stand with what they build, by identifier of the fleet that it is like, or of the line.</summary>
    public IReadOnlyList<InvestmentStatus> Programmes => [.. _programmes.Values];

    /// <summary>What a country builds after a fleet, or of a line; null while it has reported nothing of it.</summary>
    public InvestmentStatus? ProgrammeLike(string fleet) => _programmes.TryGetValue(fleet, out InvestmentStatus standing) ? standing : null;

    /// <summary>What an operator knows of a zone for a campus.</summary>
    public SiteCandidate CandidateOf(SiteChoice choice, DatacenterSpec site) =>
        _candidates.TryGetValue(site.Id, out SiteCandidate reported) ? reported : SiteCandidate.Of(choice.Campus, site.Id);

    /// <summary>What an operator has decided, and its money; null while it has reported nothing.</summary>
    public OperatorFigures? OperatorOf(string id) =>
        _operators.TryGetValue(EntityIds.Operator(id), out OperatorFigures figures) ? figures : null;

    /// <summary>Power in the queue of a zone, MW.</summary>
    public double QueueMw(int zone) => _queueMw[zone];

    /// <summary>What passed through the queues in which anything was asked for, by zone.</summary>
    public IReadOnlyList<QueueSummary> Queues() =>
    [
        .. Enumerable.Range(0, world.Zones.Length).Where(zone => _requestedMw[zone] > 0).Select(zone => new QueueSummary(
            world.Zones[zone].Id, _requestedMw[zone], _grantedMw[zone], _withdrawnMw[zone],
            _connected.Where(connected => connected.Zone == zone).Sum(connected => connected.Block.Mw), _queueMw[zone])),
    ];

    /// <summary>Compute of sites without a plan, which have nothing to miss, exaflop-days.</summary>
    public double Unplanned(int zone, bool month) => month ? _unplannedInMonth[zone] : _unplanned[zone];

    /// <summary>Adds the reports of a tick.</summary>
    public void Take(long tick, ReadOnlySpan<GridReport> reports)
    {
        int month = world.Calendar.Month(Math.Max(0, tick));
        if (month != _month)
            BeginMonth(month);
        Power.BeginTick();
        Effective.BeginTick(tick);
        for (int zone = 0; zone < reports.Length; zone++)
        {
            GridReport report = reports[zone];
            _queueMw[zone] = report.QueueMw;
            _requestedMw[zone] += report.RequestedMw;
            _grantedMw[zone] += report.NewlyGrantedMw;
            _withdrawnMw[zone] += report.WithdrawnMw;
            foreach (Connected connected in report.Connected)
                _connected.Add(new ZoneConnected(zone, connected));
            for (int i = 0; i < report.Members.Length; i++)
                Add(zone, report.Roster[i].Id, report.Members[i], report.Outcome.PriceUsdPerMwh);
            Power.EndZone(report);
        }

        Power.EndTick();
    }

    /// <inheritdoc/>
    public void VisitState<TVisitor>(ref TVisitor visitor)
        where TVisitor : IStateVisitor, allows ref struct
    {
        visitor.Visit("queue_mw", _queueMw);
        visitor.Visit("requested_mw", _requestedMw);
        visitor.Visit("granted_mw", _grantedMw);
        visitor.Visit("withdrawn_mw", _withdrawnMw);
        visitor.Visit("unplanned", _unplanned);
        visitor.Visit("unplanned_in_month", _unplannedInMonth);
        visitor.VisitList("connected", _connected);
        VisitByName(ref visitor, "programmes", _programmes, standing => standing.Like);
        VisitByName(ref visitor, "site_candidates", _candidates, candidate => candidate.Site);
        VisitByName(ref visitor, "operators", _operators, figures => figures.Entity);
        Power.VisitState(ref visitor);
        Effective.VisitState(ref visitor);
        Splits.VisitState(ref visitor);
        Batteries.VisitState(ref visitor);
        visitor.Visit("month", ref _month);
        string[] ids = [.. _campuses.Keys];
        int count = ids.Length;
        visitor.Visit("campuses", ref count);
        if (visitor.Reads)
        {
            if (count is < 0 or > MostCampuses)
                throw new CanonicalFormatException($"A tally claims {count} campuses.");
            ids = new string[count];
        }

        CampusTally[] tallies = [.. _campuses.Values];
        if (visitor.Reads)
            _campuses.Clear();
        for (int i = 0; i < count; i++)
        {
            string id = ids[i] ?? "";
            int zone = i < tallies.Length ? tallies[i].Zone : 0;
            visitor.Visit("id", ref id);
            visitor.Visit("zone", ref zone);
            CampusTally tally = visitor.Reads ? new CampusTally(id, zone) : tallies[i];
            tally.VisitState(ref visitor);
            if (visitor.Reads)
                _campuses.Add(id, tally);
        }
    }

    private void BeginMonth(int month)
    {
        _month = month;
        Array.Clear(_unplannedInMonth);
        Effective.BeginMonth();
        foreach (CampusTally campus in _campuses.Values)
            campus.BeginMonth();
    }

    private void Add(int zone, string id, in MemberReport report, double priceUsdPerMwh)
    {
        ComputeReport compute = report.Compute;
        foreach (InvestmentStatus standing in (report.Detail as BuildReport)?.Standing ?? [])
            _programmes[standing.Like] = standing;
        if (report.Detail is OperatorReport decided)
            Add(id, decided);
        var campusDetail = report.Detail as CampusDetail;
        if (campusDetail?.Split is ComputeSplit split)
            Splits.Add(zone, id, split, compute.ExaflopDays);
        if (campusDetail?.Battery is BatteryReport battery)
            Batteries.Add(id, battery);
        if (campusDetail?.Site is not SiteReport site)
        {
            _unplanned[zone] += compute.ExaflopDays;
            _unplannedInMonth[zone] += compute.ExaflopDays;
            Effective.Add(zone, compute.ExaflopDays, compute.ExaflopDays);
            return;
        }

        Effective.Add(zone, compute.ExaflopDays, site.Wanted * site.ExaflopDaysEach);
        bool isKnown = _campuses.TryGetValue(id, out CampusTally? campus);
        Power.Add(site, isKnown ? campus!.EnergisedMw : null);
        if (campus is null)
            _campuses.Add(id, campus = new CampusTally(id, zone));
        campus.Add(site, compute.ExaflopDays, compute.Waiting);
        campus.Bill.Add(site.EnergisedMw, report, priceUsdPerMwh);
    }

    private void Add(string id, OperatorReport decided)
    {
        foreach (SiteCandidate candidate in decided.Candidates)
            _candidates[candidate.Site] = candidate;
        _operators[id] = new OperatorFigures(id, decided.Position, decided.Begun, decided.BegunMw);
    }

    private static void VisitByName<TVisitor, TValue>(
        ref TVisitor visitor, string field, SortedDictionary<string, TValue> values, Func<TValue, string> nameOf)
        where TVisitor : IStateVisitor, allows ref struct
        where TValue : struct, IStateful
    {
        List<TValue> list = [.. values.Values];
        visitor.VisitList(field, list);
        if (!visitor.Reads)
            return;
        values.Clear();
        foreach (TValue value in list)
            values.Add(nameOf(value), value);
    }
}
