using System.Collections.Immutable;
using DigitalTwin.Model.Compute;
using DigitalTwin.Model.Power;
using DigitalTwin.Model.Randomness;
using DigitalTwin.Model.Specs;
using DigitalTwin.Model.Time;
using DigitalTwin.Protocol.Grids;
using DigitalTwin.Protocol.Members;

namespace DigitalTwin.Protocol.Coordination;

/// <summary>Knows the members of a world and makes each on demand.</summary>
internal sealed class MemberFactory
{
    private readonly SortedDictionary<string, Func<Member>> _makers = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, List<GridMember>> _rosters = new(StringComparer.Ordinal);

    public MemberFactory(WorldSpec world, ulong seed)
    {
        var maintenance = new SortedDictionary<string, Lazy<MaintenanceWindow>>(StringComparer.Ordinal);
        foreach (ZoneSpec zone in world.Zones)
        {
            _rosters.Add(zone.Id, []);
            maintenance.Add(zone.Id, new Lazy<MaintenanceWindow>(() => MaintenancePlan.For(zone, FleetsOf(world, zone), world.Calendar)));
        }

        foreach (FleetSpec fleet in world.Fleets)
            Add(fleet.Zone, KnownPlant(fleet), () => Plant(fleet, maintenance[fleet.Zone].Value, world.Calendar, seed));
        foreach (DatacenterSpec datacenter in world.Datacenters)
            Add(datacenter.Zone, datacenter.Id, MemberRole.Load, () => new Datacenter(datacenter));
        foreach (ChipFabSpec fab in world.Fabs)
            Add(fab.Zone, EntityIds.Fab(fab.Id), MemberRole.Load, () => new ChipFab(fab));
        foreach (FlexibleLoadSpec load in world.FlexibleLoads)
            Add(load.Zone, load.Id, MemberRole.Load, () => new FlexibleLoad(load));
        ImmutableArray<FabSource> sources = SourcesOf(world);
        foreach (OperatorSpec known in world.Operators)
            Add(known.HomeZone, EntityIds.Operator(known.Id), MemberRole.Office, () => new Operator(known, sources));
        foreach (CountrySpec country in world.Countries)
            Add(country.HomeZone, EntityIds.Country(country.Id), MemberRole.Office, () => new Country(country));
    }

    /// <summary>The members of a zone, in the order of the scenario.</summary>
    public List<GridMember> RosterOf(string zone) => _rosters[zone];

    /// <exception cref="ArgumentException">The scenario does not know the member.</exception>
    public Member Create(string id) => _makers.TryGetValue(id, out Func<Member>? maker)
        ? maker()
        : throw new ArgumentException($"The scenario knows no member {id}.", nameof(id));

    /// <summary>Makes a member that joins during the run.</summary>
    public static Member Born(in MemberBirth birth) => birth switch
    {
        { Datacenter: DatacenterSpec campus } => new Datacenter(campus),
        { FlexibleLoad: FlexibleLoadSpec load } => new FlexibleLoad(load),
        _ => throw new ArgumentException("The birth says nothing of what is born.", nameof(birth)),
    };

    private static ImmutableArray<FleetSpec> FleetsOf(WorldSpec world, ZoneSpec zone) =>
        [.. world.Fleets.Where(fleet => fleet.Zone == zone.Id)];

    private static ImmutableArray<FabSource> SourcesOf(WorldSpec world) =>
    [
        .. world.Fabs
            .Where(fab => fab.Class == FabClass.Logic && fab.Accelerator is not null)
            .Select(fab => new FabSource(EntityIds.Fab(fab.Id), fab.Accelerator!, fab.WafersPerMonth)),
    ];

    private static MemberRole RoleOf(PlantKind kind) => kind switch
    {
        PlantKind.Variable => MemberRole.Variable,
        PlantKind.Storage => MemberRole.Storage,
        _ => MemberRole.Dispatchable,
    };

    private static GridMember KnownPlant(FleetSpec fleet)
    {
        double unitMw = fleet.Kind is PlantKind.Variable or PlantKind.Storage ? 0 : Math.Min(fleet.UnitMw, fleet.CapacityMw.Max());
        return new GridMember(fleet.Id, RoleOf(fleet.Kind), unitMw);
    }

    private static PowerPlant Plant(FleetSpec fleet, MaintenanceWindow maintenance, Calendar calendar, ulong seed) =>
        new(PlantModelFactory.Create(fleet, new CounterRandom(seed, fleet.Id), maintenance, calendar));

    private void Add(string zone, string id, MemberRole role, Func<Member> make) => Add(zone, new GridMember(id, role, 0), make);

    private void Add(string zone, GridMember known, Func<Member> make)
    {
        _rosters[zone].Add(known);
        _makers.Add(known.Id, make);
    }
}
