namespace DigitalTwin.Results.Compute;

/// <summary>What became of one campus: over the run, over the month at hand, and its state.</summary>
/// <param name="id">Identifier of the datacenter.</param>
/// <param name="zone">Index of its zone.</param>
public sealed class CampusTally(string id, int zone) : IStateful
{
    private readonly SiteReport _latest = new();
    private double _delivered;
    private double _deliveredInMonth;
    private long _waiting;
    private double _energisedMw;
    private double _itMwh;

    /// <summary>Identifier of the datacenter.</summary>
    public string Id { get; } = id;

    /// <summary>Index of its zone in the world's order.</summary>
    public int Zone { get; } = zone;

    /// <summary>Sums over the run.</summary>
    public CampusSums Run { get; } = new();

    /// <summary>Sums over the month at hand.</summary>
    public CampusSums Month { get; } = new();

    /// <summary>What it pays for its power over the run.</summary>
    public PowerBill Bill { get; } = new();

    /// <summary>Its state after the newest tick.</summary>
    public SiteReport Latest => _latest;

    /// <summary>Accelerators at the site that wait for power.</summary>
    public long Waiting => _waiting;

    /// <summary>Power that it had after the newest tick, MW.</summary>
    public double EnergisedMw => _energisedMw;

    /// <summary>Energy of its accelerators over the run, without cooling, MWh.</summary>
    public double ItMwh => _itMwh;

    /// <summary>Compute delivered over the run, exaflop-days.</summary>
    public double Delivered => _delivered;

    /// <summary>Compute delivered in the month at hand, exaflop-days.</summary>
    public double DeliveredInMonth => _deliveredInMonth;

    /// <summary>Adds a tick.</summary>
    public void Add(SiteReport site, double delivered, long waiting)
    {
        Run.Add(site);
        Month.Add(site);
        _delivered += delivered;
        _deliveredInMonth += delivered;
        _waiting = waiting;
        _energisedMw = site.EnergisedMw;
        _itMwh += site.ItMw;

        // The report is the member's own, or a buffer of ticks that are not published yet: who asks for a summary reads it later.
        site.CopyTo(_latest);
    }

    /// <summary>Begins a month.</summary>
    public void BeginMonth()
    {
        Month.Clear();
        _deliveredInMonth = 0;
    }

    /// <inheritdoc/>
    public void VisitState<TVisitor>(ref TVisitor visitor)
        where TVisitor : IStateVisitor, allows ref struct
    {
        Run.VisitState(ref visitor);
        Month.VisitState(ref visitor);
        _latest.VisitState(ref visitor);
        visitor.Visit("delivered", ref _delivered);
        visitor.Visit("delivered_in_month", ref _deliveredInMonth);
        visitor.Visit("waiting", ref _waiting);
        visitor.Visit("energised_mw", ref _energisedMw);
        visitor.Visit("it_mwh", ref _itMwh);
        Bill.VisitState(ref visitor);
    }
}
