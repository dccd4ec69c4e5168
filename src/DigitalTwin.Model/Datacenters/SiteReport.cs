using DigitalTwin.Model.Chips;
using DigitalTwin.Model.Connections;

namespace DigitalTwin.Model.Datacenters;

/// <summary>
/// The state of a campus after a tick: its plan, its halls, the stocks of both tokens, and the causes of what is missing. Counts are of
/// accelerators of the family that it is planned for: places of their power. Valid until the site settles another tick.
/// </summary>
[State]
[StateCopy]
public sealed partial class SiteReport
{
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

    /// <summary>
    /// What the accelerators that ran did less than as many of the planned family, on the mean of the hour, in accelerators of that family;
    /// negative where they did more.
    /// </summary>
    public double Family { get; set; }

    /// <summary>Compute of one accelerator of the planned family in an hour, 8-bit exaflop-days.</summary>
    public double ExaflopDaysEach { get; set; }

    private readonly long[] _sites = new long[ShortfallAttribution.SiteStages];
    private readonly long[] _chips = new long[ShortfallAttribution.ChipStages];
    private readonly long[] _missing = new long[ShortfallAttribution.Causes];
    private readonly long[] _alsoBlocked = new long[ShortfallAttribution.Causes];

    /// <summary>Site tokens by <see cref="SiteStage"/>.</summary>
    public Span<long> Sites => _sites;

    /// <summary>Chip tokens by <see cref="ChipStage"/>.</summary>
    public Span<long> Chips => _chips;

    /// <summary>Accelerators missing by <see cref="Cause"/>.</summary>
    public Span<long> Missing => _missing;

    /// <summary>Accelerators whose other token is missing too, by <see cref="Cause"/> of that token.</summary>
    public Span<long> AlsoBlocked => _alsoBlocked;

    /// <summary>The accelerators at the site by family.</summary>
    public List<FamilyCount> Families { get; } = [];

    /// <summary>The halls in the order of their building.</summary>
    public List<DataHall> Blocks { get; } = [];
}
