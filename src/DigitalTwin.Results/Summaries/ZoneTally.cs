namespace DigitalTwin.Results.Summaries;

/// <summary>Adds up the reports of one grid.</summary>
/// <param name="fleets">The zone's fleets.</param>
/// <param name="scaleMw">Size of the zone, MW: its highest base demand.</param>
[State]
internal sealed partial class ZoneTally(ImmutableArray<FleetSpec> fleets, double scaleMw)
{
    private static readonly ImmutableArray<double> CurtailedShares = [0, 0.0025, 0.005, 0.01];
    private const double MwhPerTwh = 1e6;
    private const int NoFleet = -1;

    private readonly double[] _outputMwh = new double[fleets.Length];

    [NotState("Follows from the newest report.")]
    private ImmutableArray<GridMember> _roster = [];

    [NotState("Follows from the roster.")]
    private int[] _fleetOf = [];

    private double _servedMwh;
    private double _peakMw;
    private double _priceSum;
    private double _unservedMwh;
    private double _curtailedMwh;
    private double _netExportMwh;
    private double _co2Tonnes;
    private double _exaflopDays;
    private double _grantedMw;
    private readonly HeadroomRecord _headroom = new(scaleMw);
    private readonly HeadroomRecord _together = new(scaleMw);
    private readonly HeadroomRecord _alone = new(scaleMw);
    private int _saturatedHours;
    private long _installed;
    private long _waiting;

    /// <summary>Accelerators in service after the newest tick.</summary>
    public long Installed => _installed;

    /// <summary>Accelerators delivered and waiting for power after the newest tick.</summary>
    public long Waiting => _waiting;

    /// <summary>Compute delivered by all members, 8-bit exaflop-days.</summary>
    public double ExaflopDays => _exaflopDays;

    public void Add(GridReport report)
    {
        _servedMwh += report.LoadServedMw;
        _peakMw = Math.Max(_peakMw, report.LoadWantedMw);
        _priceSum += report.Outcome.PriceUsdPerMwh;
        _unservedMwh += report.UnservedMw;
        _curtailedMwh += report.CurtailedMw;
        _netExportMwh += report.Outcome.NetPositionMw;
        _co2Tonnes += report.Co2Tonnes;
        if (report.Outcome.HeadroomMw <= 0)
            _saturatedHours++;
        _headroom.Add(report.Outcome.HeadroomMw);
        _together.Add(report.Outcome.OwnSpareMw);
        _alone.Add(report.HeadroomAloneMw);
        _grantedMw = report.GrantedMw;
        if (report.Roster != _roster)
            Follow(report.Roster);
        (_installed, _waiting) = (0, 0);
        for (int i = 0; i < _fleetOf.Length; i++)
        {
            ref readonly MemberReport member = ref report.Members[i];
            if (_fleetOf[i] != NoFleet)
                _outputMwh[_fleetOf[i]] += member.OutputMw;
            _exaflopDays += member.Compute.ExaflopDays;
            _installed += member.Compute.Installed;
            _waiting += member.Compute.Waiting;
        }
    }

    public ZoneSummary Summarise(ZoneSpec zone, long ticks) => new(
        Id: zone.Id,
        Country: zone.Country,
        EnergyTwh: _servedMwh / MwhPerTwh,
        PeakMw: _peakMw,
        MeanPrice: ticks == 0 ? 0 : _priceSum / ticks,
        UnservedMwh: _unservedMwh,
        SaturatedHours: _saturatedHours,
        CurtailedMwh: _curtailedMwh,
        NetExportTwh: _netExportMwh / MwhPerTwh,
        Co2Mt: _co2Tonnes / MwhPerTwh)
    {
        Hosting = [.. CurtailedShares.Select(HostingAt)],
        ByTechnologyTwh = GenerationBy(fleet => fleet.Technology),
        ByFuelTwh = GenerationBy(fleet => fleet.Fuel),
    };

    private HostingSummary HostingAt(double curtailedShare)
    {
        double mw = _headroom.HostingMw(curtailedShare);
        return new HostingSummary(curtailedShare, mw, Math.Max(0, mw - _grantedMw))
        {
            TogetherMw = _together.HostingMw(curtailedShare),
            AloneMw = _alone.HostingMw(curtailedShare),
        };
    }

    private void Follow(ImmutableArray<GridMember> roster)
    {
        _roster = roster;
        _fleetOf = new int[roster.Length];
        for (int i = 0; i < roster.Length; i++)
        {
            string id = BuiltFleet.LikeOf(roster[i].Id);
            _fleetOf[i] = NoFleet;
            for (int fleet = 0; fleet < fleets.Length; fleet++)
            {
                if (fleets[fleet].Id == id)
                    _fleetOf[i] = fleet;
            }
        }
    }

    private SortedDictionary<string, double> GenerationBy(Func<FleetSpec, string> key)
    {
        var sums = new SortedDictionary<string, double>(StringComparer.Ordinal);
        for (int i = 0; i < fleets.Length; i++)
        {
            sums.TryGetValue(key(fleets[i]), out double twh);
            sums[key(fleets[i])] = twh + _outputMwh[i] / MwhPerTwh;
        }

        return sums;
    }
}
