using DigitalTwin.Model.Chips;
using DigitalTwin.Model.Connections;

namespace DigitalTwin.Model.Datacenters;

/// <summary>A datacenter: the existing ones of a zone together, or one campus.</summary>
public sealed partial record DatacenterSpec
{
    /// <summary>Identifier, such as <c>US-SE/colossus-2</c>.</summary>
    [State]
    public required string Id { get; init; }

    /// <summary>Name for people.</summary>
    [State]
    public required string Name { get; init; }

    /// <summary>Identifier of the zone.</summary>
    [State]
    public required string Zone { get; init; }

    /// <summary>Identifier of the operator.</summary>
    [State]
    public required string Operator { get; init; }

    /// <summary>Latitude in degrees north.</summary>
    [State]
    public required double Latitude { get; init; }

    /// <summary>Longitude in degrees east.</summary>
    [State]
    public required double Longitude { get; init; }

    /// <summary>Facility MW that the site could draw over time, in addition to the zone's base demand.</summary>
    [State]
    public required DatedPath FacilityMw { get; init; }

    /// <summary>Facility power over IT power, at least 1; with <see cref="Cooling"/> at full load in the hottest month.</summary>
    [State]
    public required double Pue { get; init; }

    /// <summary>Share of the draw that stops first, 0 to 1.</summary>
    [State]
    public required double FlexibleShare { get; init; }

    /// <summary>Price above which the flexible tranche stops, USD/MWh.</summary>
    [State]
    public required double FlexibleStrikeUsdPerMwh { get; init; }

    /// <summary>
    /// What of it trains, apart from inference; null where the two are not distinguished. With it <see cref="FlexibleShare"/> has no
    /// effect: what stops first is training.
    /// </summary>
    public TrainingSpec? Training { get; init; }

    /// <summary>How its PUE follows the weather and the load; null where it is constant.</summary>
    public CoolingSpec? Cooling { get; init; }

    /// <summary>Its store behind the meter; null where it has none.</summary>
    public BatterySpec? Battery { get; init; }

    /// <summary>Accelerators in service when the run begins.</summary>
    [State]
    public long AcceleratorsAtStart { get; init; }

    /// <summary>Accelerator family that the site orders; null for sites whose load is not computed from accelerators.</summary>
    [State]
    public AcceleratorSpec? Accelerator { get; init; }

    /// <summary>Code of its country, which export rules look at; empty where none is known.</summary>
    [State]
    public string Country { get; init; } = "";

    /// <summary>
    /// How the site comes to its power; null for sites whose <see cref="FacilityMw"/> is the power that they have. With a plan, the dated
    /// MW are what was announced, and no input to what has power.
    /// </summary>
    [State]
    public SitePlanSpec? Plan { get; init; }

    /// <summary>
    /// Whether it represents the datacenters that the sourced demand of its zone holds; their draw is taken out of the base demand.
    /// </summary>
    public bool IsExisting { get; init; }

    /// <summary>What is asked about the site before it is chosen; it has a plan.</summary>
    public SiteInquiry Inquiry()
    {
        SitePlanSpec plan = Plan!;
        double mw = Math.Max(0, FacilityMw.Max() - plan.StartMw);
        return new SiteInquiry(
            Id, mw, mw / SiteBuild.HallsOf(mw, plan.BlockMw), plan.Track,
            plan.Steps.PermitHours, plan.Steps.StudyHours, (long)plan.Steps.AgreementHours + plan.Steps.BuildHours);
    }
}
