using DigitalTwin.Model.Connections;
using DigitalTwin.Model.Equipment;

namespace DigitalTwin.Model.Datacenters;

/// <summary>
/// How a campus comes to its power. Its dated MW (<see cref="DatacenterSpec.FacilityMw"/>) are then a plan against which it is measured,
/// and say nothing about when it has power.
/// </summary>
public sealed partial record SitePlanSpec
{
    /// <summary>Hours before its power for which a site asks for accelerators where its operator's strategy says nothing else.</summary>
    public const int SteadyAheadHours = 4380;

    private const int BruteForceAheadHours = 8760;
    private const int EfficientAheadHours = 2190;

    /// <summary>Tick of the first mark on the ground; may lie before the run.</summary>
    [State]
    public required long FirstMarkTick { get; init; }

    /// <summary>First tick in which the site can have asked for its connection; long before the run where nobody knows.</summary>
    [State]
    public long AnnouncedTick { get; init; } = long.MinValue;

    /// <summary>
    /// Tick in which the site asked for its connection, where that is known; else it asked as long before the first mark as the steps
    /// take.
    /// </summary>
    public long RequestedTick { get; init; } = DataHall.Never;

    /// <summary>Facility power that the site has when it joins the run, MW.</summary>
    [State]
    public double StartMw { get; init; }

    /// <summary>How the site asks to be connected.</summary>
    [State]
    public required ConnectionTrack Track { get; init; }

    /// <summary>Size of a hall, MW of the facility: the steps in which the site grows; above zero.</summary>
    [State]
    public required double BlockMw { get; init; }

    /// <summary>Whether the shell is built before the grid has granted the capacity, and racks run as power arrives.</summary>
    [State]
    public bool BuildsAtRisk { get; init; }

    /// <summary>Whether turbines for a site that generates for itself are ordered from the equipment suppliers, whose output is
    /// limited.</summary>
    [State]
    public bool OrdersTurbines { get; init; }

    /// <summary>Good of the equipment suppliers that its connection needs, a MW for each MW; empty where none keeps it waiting.</summary>
    [State]
    public string Transformer { get; init; } = "";

    /// <summary>Hours before its power for which the site asks for accelerators.</summary>
    [State]
    public int OrderAheadHours { get; init; } = SteadyAheadHours;

    /// <summary>Hours of a year in which a curtailable site may be curtailed.</summary>
    [State]
    public int CurtailmentHoursPerYear { get; init; } = 88;

    /// <summary>Cost of power of its own plant, USD/MWh.</summary>
    [State]
    public double OnSiteUsdPerMwh { get; init; } = 60;

    /// <summary>Emissions of its own plant, t CO2/MWh.</summary>
    [State]
    public double OnSiteCo2TonnesPerMwh { get; init; } = 0.5;

    /// <summary>How long the steps to power take.</summary>
    [State]
    public required SiteStepsSpec Steps { get; init; }

    /// <summary>
    /// Whether its operator has asked for its halls in <see cref="AnnouncedTick"/>, before the site was there; then it does not ask itself.
    /// </summary>
    public bool IsFiled { get; init; }

    /// <summary>Good of the equipment suppliers that it then orders: turbines, or engines, fuel cells, reactors in their place.</summary>
    public string OnSiteSupply { get; init; } = SupplySpec.GasTurbine;

    /// <summary>The plan of an operator's site.</summary>
    /// <param name="track">How it is connected, and how long that takes there.</param>
    /// <param name="strategy">How the operator builds and buys.</param>
    /// <param name="isReused">Whether it is in a building that has its connection.</param>
    /// <param name="firstMarkTick">Tick of the first mark on the ground.</param>
    /// <param name="blockMw">Size of a hall, MW.</param>
    public static SitePlanSpec Of(TrackSteps track, OperatorStrategy strategy, bool isReused, long firstMarkTick, double blockMw) => new()
    {
        FirstMarkTick = firstMarkTick,
        Track = track.Track,
        BlockMw = blockMw,
        Steps = isReused ? track.Steps.ForReusedBuilding() : track.Steps,
        BuildsAtRisk = strategy == OperatorStrategy.BruteForce,
        OrderAheadHours = strategy switch
        {
            OperatorStrategy.BruteForce => BruteForceAheadHours,
            OperatorStrategy.EfficiencyFirst => EfficientAheadHours,
            _ => SteadyAheadHours,
        },
        OnSiteUsdPerMwh = track.OnSiteUsdPerMwh,
        Transformer = isReused ? "" : track.Transformer,
    };
}
