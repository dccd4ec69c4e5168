using DigitalTwin.Model.State;

namespace DigitalTwin.Model.BuildOut;

/// <summary>
/// Where a campus stands after a tick: its plan, its halls, the stocks of both tokens, and the causes of what is missing. Counts are of
/// accelerators. Valid until the site settles another tick.
/// </summary>
public sealed class SiteReport : IStateful
{
    private readonly long[] _sites = new long[CauseBook.SiteStages];
    private readonly long[] _chips = new long[CauseBook.ChipStages];
    private readonly long[] _missing = new long[CauseBook.Causes];
    private readonly long[] _alsoBlocked = new long[CauseBook.Causes];

    /// <summary>Power that the plan gives the campus at this hour, MW; never falls.</summary>
    public double PlanMw { get; set; }

    /// <summary>Power that it has, MW.</summary>
    public double EnergisedMw { get; set; }

    /// <summary>Power of the accelerators that run, before cooling, MW.</summary>
    public double ItMw { get; set; }

    /// <summary>Accelerators that the plan wants at this hour.</summary>
    public long Wanted { get; set; }

    /// <summary>Accelerators in service.</summary>
    public long Running { get; set; }

    /// <summary>Accelerators in service stopped by an outage in this hour, on the mean.</summary>
    public double Outage { get; set; }

    /// <summary>Accelerators in service without power because firm load was shed, on the mean of the hour.</summary>
    public double Shed { get; set; }

    /// <summary>Accelerators in service that stood still by price or contract, on the mean of the hour.</summary>
    public double Curtailed { get; set; }

    /// <summary>Accelerators in service that nobody asked for, on the mean of the hour.</summary>
    public double Idle { get; set; }

    /// <summary>Compute of one accelerator in an hour, 8-bit exaflop-days.</summary>
    public double ExaflopDaysEach { get; set; }

    /// <summary>Site tokens by <see cref="SiteStage"/>.</summary>
    public Span<long> Sites => _sites;

    /// <summary>Chip tokens by <see cref="ChipStage"/>.</summary>
    public Span<long> Chips => _chips;

    /// <summary>Accelerators missing by <see cref="Cause"/>.</summary>
    public Span<long> Missing => _missing;

    /// <summary>Accelerators whose other token is missing too, by <see cref="Cause"/> of that token.</summary>
    public Span<long> AlsoBlocked => _alsoBlocked;

    /// <summary>The halls in the order of their building.</summary>
    public List<SiteBlock> Blocks { get; } = [];

    /// <summary>Copies it into another one, which outlives the tick.</summary>
    public void CopyTo(SiteReport copy)
    {
        copy.PlanMw = PlanMw;
        copy.EnergisedMw = EnergisedMw;
        copy.ItMw = ItMw;
        copy.Wanted = Wanted;
        copy.Running = Running;
        copy.Outage = Outage;
        copy.Shed = Shed;
        copy.Curtailed = Curtailed;
        copy.Idle = Idle;
        copy.ExaflopDaysEach = ExaflopDaysEach;
        _sites.CopyTo(copy._sites, 0);
        _chips.CopyTo(copy._chips, 0);
        _missing.CopyTo(copy._missing, 0);
        _alsoBlocked.CopyTo(copy._alsoBlocked, 0);
        copy.Blocks.Clear();
        copy.Blocks.AddRange(Blocks);
    }

    /// <inheritdoc/>
    public void VisitState<TVisitor>(ref TVisitor visitor)
        where TVisitor : IStateVisitor, allows ref struct
    {
        double planMw = PlanMw, energisedMw = EnergisedMw, itMw = ItMw, outage = Outage, shed = Shed, curtailed = Curtailed;
        double idle = Idle, each = ExaflopDaysEach;
        long wanted = Wanted, running = Running;
        visitor.Visit("plan_mw", ref planMw);
        visitor.Visit("energised_mw", ref energisedMw);
        visitor.Visit("it_mw", ref itMw);
        visitor.Visit("wanted", ref wanted);
        visitor.Visit("running", ref running);
        visitor.Visit("outage", ref outage);
        visitor.Visit("shed", ref shed);
        visitor.Visit("curtailed", ref curtailed);
        visitor.Visit("idle", ref idle);
        visitor.Visit("exaflop_days_each", ref each);
        (PlanMw, EnergisedMw, ItMw, Outage, Shed, Curtailed) = (planMw, energisedMw, itMw, outage, shed, curtailed);
        (Wanted, Running, Idle, ExaflopDaysEach) = (wanted, running, idle, each);
        VisitCounts(ref visitor, "sites", _sites);
        VisitCounts(ref visitor, "chips", _chips);
        VisitCounts(ref visitor, "missing", _missing);
        VisitCounts(ref visitor, "also_blocked", _alsoBlocked);
        visitor.VisitList("blocks", Blocks);
    }

    private static void VisitCounts<TVisitor>(ref TVisitor visitor, string field, long[] counts)
        where TVisitor : IStateVisitor, allows ref struct
    {
        for (int i = 0; i < counts.Length; i++)
            visitor.Visit(field, ref counts[i]);
    }
}
