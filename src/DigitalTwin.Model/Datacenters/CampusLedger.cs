using DigitalTwin.Model.Chips;
using DigitalTwin.Model.Connections;

namespace DigitalTwin.Model.Datacenters;

/// <summary>
/// The plan of a campus, frozen when it was announced, and the stocks of both tokens of every accelerator in it.
/// </summary>
public sealed partial class CampusLedger
{
    private readonly DatedPath _path;
    private readonly double _acceleratorMw;
    private readonly long _startPlaces;
    [State] private readonly List<ChipPipeline> _pipelines = [];

    [NotState("Buffer of a settlement.")]
    private readonly long[] _siteHours = new long[ShortfallAttribution.SiteStages];

    [NotState("Report of the tick settled last.")]
    private readonly SiteReport _report = new();

    /// <summary>Freezes the plan.</summary>
    /// <param name="spec">The campus, with a plan and a family.</param>
    /// <param name="acceleratorMw">Facility power of an accelerator, MW.</param>
    public CampusLedger(DatacenterSpec spec, double acceleratorMw)
    {
        _path = spec.FacilityMw;
        _acceleratorMw = acceleratorMw;
        _startPlaces = PlacesIn(spec.Plan!.StartMw);
        Total = Math.Max(_startPlaces, PlacesIn(_path.Max()));
        Growth = (Math.Max(0, _path.Max() - spec.Plan.StartMw), Total - _startPlaces);
    }

    /// <summary>Accelerators of the whole plan: how many of either token there are.</summary>
    public long Total { get; }

    /// <summary>What the plan adds to the start: MW and accelerators.</summary>
    public (double Mw, long Places) Growth { get; }

    /// <summary>Accelerators that had power from the start.</summary>
    public long StartPlaces => _startPlaces;

    /// <summary>Power of the plan at a tick, MW. A plan that is cut back stays as it was announced.</summary>
    public double PlanMw(long tick)
    {
        double mw = Math.Max(_path.At(0), _path.At(tick));
        foreach (DatedValue point in _path.Points)
            mw = point.Tick <= tick ? Math.Max(mw, point.Value) : mw;
        return mw;
    }

    /// <summary>Takes what an operator or a fab says of the accelerators that were asked for.</summary>
    public void Take(in ChipPipeline pipeline)
    {
        int at = 0;
        while (at < _pipelines.Count && string.CompareOrdinal(_pipelines[at].Sender, pipeline.Sender) < 0)
            at++;
        bool known = at < _pipelines.Count && _pipelines[at].Sender == pipeline.Sender;
        if (known)
            _pipelines.RemoveAt(at);
        if (pipeline.Total > 0)
            _pipelines.Insert(at, pipeline);
    }

    /// <summary>Books a tick.</summary>
    /// <param name="tick">The tick that was settled.</param>
    /// <param name="build">The halls.</param>
    /// <param name="running">Accelerators in service.</param>
    /// <param name="arrived">Accelerators at the site.</param>
    /// <param name="inbound">Accelerators on their way to it.</param>
    /// <param name="awaited">Accelerators asked for and not shipped.</param>
    /// <returns>The report; overwritten by the next call.</returns>
    public SiteReport Book(long tick, SiteBuild build, long running, long arrived, long inbound, long awaited)
    {
        _report.PlanMw = PlanMw(tick);
        _report.Wanted = Math.Min(Total, PlacesIn(_report.PlanMw));
        _report.Running = running;
        _report.Sites.Clear();
        _report.Sites[(int)SiteStage.Energised] = _startPlaces;
        build.AddTo(_report.Sites, tick);
        CountChips(Math.Min(arrived, Total), inbound, awaited);
        for (int stage = 0; stage < ShortfallAttribution.SiteStages; stage++)
            _siteHours[stage] = build.HoursFrom((SiteStage)stage, tick);
        ShortfallAttribution.Book(
            _report.Wanted,
            Math.Min(running, Total),
            _report.Sites,
            _siteHours,
            _report.Chips,
            UsualDelays.ByChipStage,
            _report.Missing,
            _report.AlsoBlocked);
        _report.Blocks.Clear();
        _report.Blocks.AddRange(build.Blocks);
        AssertStocks();
        return _report;
    }

    private long PlacesIn(double mw) => (long)Math.Floor(mw / _acceleratorMw * (1 + 1e-12));

    /// <summary>What was asked for is where its holders say, the most advanced first; what is in no stock yet is unasked.</summary>
    private void CountChips(long arrived, long inbound, long awaited)
    {
        Span<long> chips = _report.Chips;
        chips.Clear();
        chips[(int)ChipStage.Arrived] = arrived;
        long left = Total - arrived;
        chips[(int)ChipStage.Shipping] = Math.Min(left, inbound);
        left -= chips[(int)ChipStage.Shipping];
        long held = Math.Min(left, awaited);
        for (ChipStage stage = ChipStage.Packaging; stage >= ChipStage.Capital; stage--)
        {
            long reported = 0;
            foreach (ChipPipeline pipeline in _pipelines)
                reported += pipeline.In(stage);
            chips[(int)stage] = Math.Min(held, reported);
            held -= chips[(int)stage];
            left -= chips[(int)stage];
        }

        chips[(int)ChipStage.Unasked] = left;
    }

    private void AssertStocks()
    {
        long sites = 0, chips = 0, missing = 0;
        foreach (long count in _report.Sites)
            sites += count;
        foreach (long count in _report.Chips)
            chips += count;
        foreach (long count in _report.Missing)
            missing += count;
        if (sites != Total || chips != Total || missing != Math.Max(0, _report.Wanted - _report.Running))
        {
            throw new InvalidOperationException(
                $"Of {Total} accelerators {sites} site and {chips} chip tokens are accounted for, and {missing} causes for "
                + $"{_report.Wanted} wanted and {_report.Running} running.");
        }
    }
}
