using System.Collections.Immutable;
using DigitalTwin.Model.Compute;
using DigitalTwin.Model.Power;
using DigitalTwin.Model.Randomness;
using DigitalTwin.Model.Specs;
using DigitalTwin.Protocol.Grids;
using DigitalTwin.Protocol.Members;

namespace DigitalTwin.Protocol.Coordination;

/// <summary>Makes the members of each grid.</summary>
internal sealed class MemberFactory(WorldSpec world, ulong seed)
{
    private readonly ImmutableArray<FabSource> _sources =
    [
        .. world.Fabs
            .Where(fab => fab.Class == FabClass.Logic && fab.Accelerator is not null)
            .Select(fab => new FabSource(EntityIds.Fab(fab.Id), fab.Accelerator!, fab.WafersPerMonth)),
    ];

    public List<(GridMember Known, Member Member)> MembersOf(ZoneSpec zone)
    {
        var members = new List<(GridMember, Member)>();
        var maintenance = MaintenanceWindow.AwayFrom(zone.OrdinaryLoadMw);
        foreach (FleetSpec fleet in world.Fleets.Where(fleet => fleet.Zone == zone.Id))
            members.Add(Plant(fleet, maintenance));
        foreach (DatacenterSpec datacenter in world.Datacenters.Where(datacenter => datacenter.Zone == zone.Id))
            members.Add(Join(new Datacenter(datacenter), MemberRole.Load));
        foreach (ChipFabSpec fab in world.Fabs.Where(fab => fab.Zone == zone.Id))
            members.Add(Join(new ChipFab(fab), MemberRole.Load));
        foreach (FlexibleLoadSpec load in world.FlexibleLoads.Where(load => load.Zone == zone.Id))
            members.Add(Join(new FlexibleLoad(load), MemberRole.Load));
        foreach (OperatorSpec operatorSpec in world.Operators.Where(known => known.HomeZone == zone.Id))
            members.Add(Join(new Operator(operatorSpec, _sources), MemberRole.Office));
        foreach (CountrySpec country in world.Countries.Where(country => country.HomeZone == zone.Id))
            members.Add(Join(new Country(country), MemberRole.Office));
        return members;
    }

    private static (GridMember Known, Member Member) Join(Member member, MemberRole role) => (new GridMember(member.Id, role, 0), member);

    private static MemberRole RoleOf(PlantKind kind) => kind switch
    {
        PlantKind.Variable => MemberRole.Variable,
        PlantKind.Storage => MemberRole.Storage,
        _ => MemberRole.Dispatchable,
    };

    private (GridMember Known, Member Member) Plant(FleetSpec fleet, MaintenanceWindow maintenance)
    {
        PlantModel model = PlantModelFactory.Create(fleet, new CounterRandom(seed, fleet.Id), maintenance, world.Calendar);
        double unitMw = fleet.Kind is PlantKind.Variable or PlantKind.Storage ? 0 : Math.Min(fleet.UnitMw, fleet.CapacityMw.Max());
        return (new GridMember(fleet.Id, RoleOf(fleet.Kind), unitMw), new PowerPlant(model));
    }
}
