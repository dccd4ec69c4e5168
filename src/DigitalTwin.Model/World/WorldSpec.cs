using DigitalTwin.Model.Chips;
using DigitalTwin.Model.Connections;
using DigitalTwin.Model.Datacenters;
using DigitalTwin.Model.Equipment;
using DigitalTwin.Model.Events;
using DigitalTwin.Model.Investment;
using DigitalTwin.Model.Power;
using DigitalTwin.Model.Zones;

namespace DigitalTwin.Model.World;

/// <summary>
/// A validated scenario in the terms of the model: everything that does not change during a run. Every list is sorted by identifier
/// (ordinal), and every reference by index points into these lists.
/// </summary>
public sealed record WorldSpec
{
    /// <summary>Name of the scenario.</summary>
    public required string Name { get; init; }

    /// <summary>Digest of the scenario's content, 16 hexadecimal digits; part of the run's manifest.</summary>
    public required string Digest { get; init; }

    /// <summary>Calendar of the run.</summary>
    public required Calendar Calendar { get; init; }

    /// <summary>Bidding zones and balancing areas.</summary>
    public required ImmutableArray<ZoneSpec> Zones { get; init; }

    /// <summary>Fleets of like units.</summary>
    public required ImmutableArray<FleetSpec> Fleets { get; init; }

    /// <summary>Lines between zones.</summary>
    public required ImmutableArray<LineSpec> Lines { get; init; }

    /// <summary>Datacenters, existing ones and campuses.</summary>
    public required ImmutableArray<DatacenterSpec> Datacenters { get; init; }

    /// <summary>Plants that campuses build for themselves, which the plans of campuses hold already.</summary>
    public ImmutableArray<SitePlantSpec> SitePlants { get; init; } = [];

    /// <summary>Campuses whose operators choose among zones; they are not in <see cref="Datacenters"/>.</summary>
    public ImmutableArray<SiteChoice> SiteChoices { get; init; } = [];

    /// <summary>Campuses as they would be in each zone that their operators choose among.</summary>
    public IEnumerable<DatacenterSpec> CandidateSites => SiteChoices.SelectMany(choice => choice.Candidates);

    /// <summary>A campus as the scenario knows it: of its own, as a candidate, or as an option by which its operator began it.</summary>
    /// <param name="id">Identifier of the campus in its zone.</param>
    /// <returns>Null for a campus that joined by an event.</returns>
    public DatacenterSpec? FindSite(string id) =>
        Datacenters.FirstOrDefault(site => site.Id == id) ?? CandidateSites.FirstOrDefault(site => site.Id == id)
        ?? CampusProgramme.Find(Operators, id)?.Like;

    /// <summary>Chip fabs.</summary>
    public required ImmutableArray<ChipFabSpec> Fabs { get; init; }

    /// <summary>Loads that run while power is cheap.</summary>
    public required ImmutableArray<FlexibleLoadSpec> FlexibleLoads { get; init; }

    /// <summary>Accelerator families that datacenters can order.</summary>
    public ImmutableArray<AcceleratorSpec> Accelerators { get; init; } = [];

    /// <summary>Export controls.</summary>
    public ImmutableArray<ExportRule> ExportControls { get; init; } = [];

    /// <summary>Goods of which the world makes only so much a year.</summary>
    public ImmutableArray<SupplySpec> Supplies { get; init; } = [];

    /// <summary>Operators of datacenters.</summary>
    public required ImmutableArray<OperatorSpec> Operators { get; init; }

    /// <summary>Countries.</summary>
    public required ImmutableArray<CountrySpec> Countries { get; init; }

    /// <summary>
    /// A bottleneck of the build-out that is removed to see what it holds back; none in a scenario. Not part of the digest: forks of a run
    /// differ by it.
    /// </summary>
    public Relaxation Opened { get; init; }
}
