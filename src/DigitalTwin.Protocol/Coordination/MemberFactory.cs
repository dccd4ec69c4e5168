using DigitalTwin.Model.Power;
using DigitalTwin.Model.Randomness;
using DigitalTwin.Model.Specs;
using DigitalTwin.Protocol.Grids;
using DigitalTwin.Protocol.Members;

namespace DigitalTwin.Protocol.Coordination;

/// <summary>Makes the members of each grid.</summary>
internal sealed class MemberFactory(WorldSpec world, ulong seed)
{
    public List<(GridMember Known, Member Member)> MembersOf(ZoneSpec zone)
    {
        var members = new List<(GridMember, Member)>();
        var maintenance = MaintenanceWindow.AwayFrom(zone.OrdinaryLoadMw);
        foreach (FleetSpec fleet in world.Fleets.Where(fleet => fleet.Zone == zone.Id))
        {
            var random = new CounterRandom(seed, fleet.Id);
            PlantModel model = PlantModelFactory.Create(fleet, random, maintenance, world.Calendar);
            double unitMw = fleet.Kind is PlantKind.Variable or PlantKind.Storage ? 0 : Math.Min(fleet.UnitMw, fleet.CapacityMw.Max());
            members.Add((new GridMember(fleet.Id, RoleOf(fleet.Kind), unitMw), new PowerPlant(model)));
        }

        foreach (CountrySpec country in world.Countries.Where(country => country.HomeZone == zone.Id))
            members.Add((new GridMember(EntityIds.Country(country.Id), MemberRole.Office, 0), new Country(country.Id)));
        return members;
    }

    private static MemberRole RoleOf(PlantKind kind) => kind switch
    {
        PlantKind.Variable => MemberRole.Variable,
        PlantKind.Storage => MemberRole.Storage,
        _ => MemberRole.Dispatchable,
    };
}
