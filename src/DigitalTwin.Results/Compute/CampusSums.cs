namespace DigitalTwin.Results.Compute;

/// <summary>
/// Accelerator-hours of a campus over some time: wanted by its plan, in service, missing by cause. Whole numbers, so that
/// wanted = in service - ahead of plan + missing holds exactly.
/// </summary>
[State]
public sealed partial class CampusSums
{
    [State(By = nameof(VisitCauses))]
    private readonly long[] _missing = new long[ShortfallAttribution.Causes];

    [State(By = nameof(VisitCauses))]
    private readonly long[] _alsoBlocked = new long[ShortfallAttribution.Causes];

    private long _wanted;
    private long _running;
    private long _ahead;
    private double _outage;
    private double _shed;
    private double _curtailed;
    private double _idle;
    private double _family;

    /// <summary>Wanted by the plan.</summary>
    public long Wanted => _wanted;

    /// <summary>In service.</summary>
    public long Running => _running;

    /// <summary>In service before the plan wants them.</summary>
    public long Ahead => _ahead;

    /// <summary>In service and stopped by outages.</summary>
    public double Outage => _outage;

    /// <summary>In service and without power because firm load was shed.</summary>
    public double Shed => _shed;

    /// <summary>In service and stopped by price or contract.</summary>
    public double Curtailed => _curtailed;

    /// <summary>In service and asked for by nobody.</summary>
    public double Idle => _idle;

    /// <summary>Not done because those in service are of weaker families than planned; negative where they are of stronger ones.</summary>
    public double Family => _family;

    /// <summary>Missing by <see cref="Cause"/>.</summary>
    public ReadOnlySpan<long> Missing => _missing;

    /// <summary>Missing with the other token missing too, by <see cref="Cause"/> of that one.</summary>
    public ReadOnlySpan<long> AlsoBlocked => _alsoBlocked;

    /// <summary>Adds an hour.</summary>
    /// <exception cref="InvalidOperationException">The causes do not sum to what is missing.</exception>
    public void Add(SiteReport site)
    {
        long missing = 0;
        for (int cause = 0; cause < _missing.Length; cause++)
        {
            missing += site.Missing[cause];
            _missing[cause] += site.Missing[cause];
            _alsoBlocked[cause] += site.AlsoBlocked[cause];
        }

        long ahead = Math.Max(0, site.Running - site.Wanted);
        if (site.Wanted != site.Running - ahead + missing)
            throw new InvalidOperationException($"{site.Wanted} are wanted, {site.Running} run, and {missing} have a cause.");
        _wanted += site.Wanted;
        _running += site.Running;
        _ahead += ahead;
        _outage += site.Outage;
        _shed += site.Shed;
        _curtailed += site.Curtailed;
        _idle += site.Idle;
        _family += site.Family;
    }

    /// <summary>Begins anew.</summary>
    public void Clear()
    {
        Array.Clear(_missing);
        Array.Clear(_alsoBlocked);
        (_wanted, _running, _ahead) = (0, 0, 0);
        (_outage, _shed, _curtailed, _idle, _family) = (0, 0, 0, 0, 0);
    }

    private void VisitCauses<TVisitor>(ref TVisitor visitor)
        where TVisitor : IStateVisitor, allows ref struct
    {
        for (int cause = 0; cause < _missing.Length; cause++)
        {
            visitor.Visit("missing", ref _missing[cause]);
            visitor.Visit("also_blocked", ref _alsoBlocked[cause]);
        }
    }
}
