using DigitalTwin.Model.Chips;
using DigitalTwin.Model.Connections;
using DigitalTwin.Model.Datacenters;
using DigitalTwin.Model.Equipment;
using DigitalTwin.Model.Events;
using DigitalTwin.Model.Investment;
using DigitalTwin.Model.Market;
using DigitalTwin.Model.Members;
using DigitalTwin.Model.Power;
using DigitalTwin.Model.Zones;

namespace DigitalTwin.Model.World;

/// <summary>Knows the members of a world and makes each on demand.</summary>
internal sealed class MemberFactory
{
    private readonly SortedDictionary<string, (EntityKind Kind, Func<Member> Make)> _makers = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, List<GridMember>> _rosters = new(StringComparer.Ordinal);

    private readonly SortedDictionary<string, Func<PlantBirth, Member>> _builders = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, DatacenterSpec> _candidates = new(StringComparer.Ordinal);
    private readonly ulong _seed;
    private readonly Relaxation _opened;
    private readonly ImmutableArray<OperatorSpec> _operators;
    private readonly ImmutableArray<AcceleratorSpec> _families;

    public MemberFactory(WorldSpec world, ulong seed)
    {
        _seed = seed;
        _opened = world.Opened;
        (_operators, _families) = (world.Operators, world.Accelerators);
        var maintenance = new SortedDictionary<string, Lazy<MaintenanceWindow>>(StringComparer.Ordinal);
        foreach (ZoneSpec zone in world.Zones)
        {
            _rosters.Add(zone.Id, []);
            maintenance.Add(zone.Id, new Lazy<MaintenanceWindow>(() => MaintenancePlan.For(zone, FleetsOf(world, zone), world.Calendar)));
        }

        foreach (FleetSpec fleet in world.Fleets)
        {
            Func<Member> make = () => Plant(fleet, maintenance[fleet.Zone].Value, world.Calendar, seed);
            Add(fleet.Zone, KnownPlant(fleet), make);
        }

        foreach (DatacenterSpec datacenter in world.Datacenters)
        {
            Add(
                datacenter.Zone, datacenter.Id, EntityKind.Datacenter,
                () => new Datacenter(datacenter, new CounterRandom(seed, datacenter.Id), world.Opened, world.Accelerators));
        }

        var chains = new FabChains(world);
        foreach (ChipFabSpec fab in world.Fabs)
            Add(fab.Zone, EntityIds.Fab(fab.Id), EntityKind.Fab, () => chains.Create(fab));
        foreach (FlexibleLoadSpec load in world.FlexibleLoads)
            Add(load.Zone, load.Id, EntityKind.FlexibleLoad, () => new FlexibleLoad(load));
        foreach (SupplySpec supply in world.Supplies)
            Add(supply.HomeZone, EntityIds.Supply(supply.Id), EntityKind.Supply, () => new Supplier(supply));
        foreach (OperatorSpec known in world.Operators)
            Add(known.HomeZone, EntityIds.Operator(known.Id), EntityKind.Operator, () => Operator(world, known, chains, seed));
        foreach (CountrySpec country in world.Countries)
        {
            ImmutableArray<BuildZone> zones = ZonesOf(world, country);
            Add(
                country.HomeZone, EntityIds.Country(country.Id), EntityKind.Country,
                () => new Country(country, zones, world.Calendar));
        }

        // A birth carries what differs between births; what the scenario says of a candidate for good is taken from there.
        foreach (DatacenterSpec site in world.CandidateSites)
            _candidates.Add(site.Id, site);
        foreach (FleetSpec like in world.Zones.SelectMany(zone => zone.BuildOptions).Select(option => option.Like))
            _builders.Add(like.Id, plant => Plant(Built(plant, like), maintenance[like.Zone].Value, world.Calendar, seed));
    }

    /// <summary>The members of a zone, in the order of the scenario.</summary>
    public List<GridMember> RosterOf(string zone) => _rosters[zone];

    /// <summary>The kind of a member; null where the scenario does not know it.</summary>
    public EntityKind? KindOf(string id) => _makers.TryGetValue(id, out var maker) ? maker.Kind : null;

    /// <exception cref="ArgumentException">The scenario does not know the member.</exception>
    public Member Create(string id) => _makers.TryGetValue(id, out var maker)
        ? maker.Make()
        : throw new ArgumentException($"The scenario knows no member {id}.", nameof(id));

    /// <summary>Makes a member that joins during the run.</summary>
    public Member Born(in MemberBirth birth) => birth switch
    {
        { Datacenter: DatacenterSpec campus } => new Datacenter(
            AsInScenario(campus), new CounterRandom(_seed, campus.Id), _opened, _families),
        { FlexibleLoad: FlexibleLoadSpec load } => new FlexibleLoad(load),
        { Plant: PlantBirth plant } => _builders[plant.Fleet.Like](plant),
        _ => throw new ArgumentException("The birth says nothing of what is born.", nameof(birth)),
    };

    private DatacenterSpec AsInScenario(DatacenterSpec campus)
    {
        DatacenterSpec? known = _candidates.GetValueOrDefault(campus.Id) ?? CampusProgramme.Find(_operators, campus.Id)?.Like;
        return known is null ? campus : campus with
        {
            Training = known.Training,
            Battery = known.Battery,
            Cooling = known.Cooling,
            Plan = campus.Plan! with { OnSiteSupply = known.Plan!.OnSiteSupply },
        };
    }

    /// <summary>A new fleet has no contracts of must-run and is not worn.</summary>
    private static FleetSpec Built(PlantBirth plant, FleetSpec like) => like with
    {
        Id = plant.Fleet.Id,
        CapacityMw = DatedPath.Constant(plant.Fleet.CapacityMw),
        MustRunShareByMonth = [],
        AvailabilityCap = 1,
    };

    private static ImmutableArray<BuildZone> ZonesOf(WorldSpec world, CountrySpec country) =>
        [.. world.Zones.Where(zone => zone.Country == country.Id && !zone.BuildOptions.IsEmpty)
            .Select(zone => new BuildZone(zone, FleetsOf(world, zone)))];

    private static Operator Operator(WorldSpec world, OperatorSpec known, FabChains chains, ulong seed) => new(
        known, chains.Sources, chains.Rules, [.. world.SiteChoices.Where(choice => choice.Operator == known.Id)],
        site => HallsOf(site, new CounterRandom(seed, site.Id), world.Opened));

    /// <summary>What a campus would ask its grid for, by the same draws as when it asks itself.</summary>
    private static IReadOnlyList<ConnectionRequest> HallsOf(DatacenterSpec site, CounterRandom random, Relaxation opened) =>
        new DatacenterModel(site, random: random, opened: opened).Build!.TakeRequests(long.MaxValue);

    private static ImmutableArray<FleetSpec> FleetsOf(WorldSpec world, ZoneSpec zone) =>
        [.. world.Fleets.Where(fleet => fleet.Zone == zone.Id)];

    private static MemberRole RoleOf(PlantKind kind) => kind switch
    {
        PlantKind.Variable => MemberRole.Variable,
        PlantKind.Storage => MemberRole.Storage,
        _ => MemberRole.Dispatchable,
    };

    private static GridMember KnownPlant(FleetSpec fleet)
    {
        double unitMw = fleet.Kind is PlantKind.Variable or PlantKind.Storage ? 0 : Math.Min(fleet.UnitMw, fleet.CapacityMw.Max());
        return new GridMember(fleet.Id, EntityKindSets.OfFleet(fleet.Kind), RoleOf(fleet.Kind), unitMw);
    }

    private static PowerPlant Plant(FleetSpec fleet, MaintenanceWindow maintenance, Calendar calendar, ulong seed) =>
        new(PlantModelFactory.Create(fleet, new CounterRandom(seed, fleet.Id), maintenance, calendar));

    private void Add(string zone, string id, EntityKind kind, Func<Member> make)
    {
        MemberRole role = kind is EntityKind.Operator or EntityKind.Country or EntityKind.Supply ? MemberRole.NonMarket : MemberRole.Load;
        Add(zone, new GridMember(id, kind, role, 0), make);
    }

    private void Add(string zone, GridMember known, Func<Member> make)
    {
        _rosters[zone].Add(known);
        _makers.Add(known.Id, (known.Kind, make));
    }
}
