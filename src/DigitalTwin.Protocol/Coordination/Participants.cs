using System.Collections.Immutable;
using DigitalTwin.Model.Power;
using DigitalTwin.Model.Randomness;
using DigitalTwin.Model.Specs;
using DigitalTwin.Protocol.Grids;
using DigitalTwin.Protocol.Members;

namespace DigitalTwin.Protocol.Coordination;

/// <summary>All participants of a world in their state before the first tick. Every transport makes them here.</summary>
public sealed class Participants
{
    private Participants(Simulation simulation, Coupling coupling, Grid[] grids, Member[][] members)
    {
        Simulation = simulation;
        Coupling = coupling;
        Grids = grids;
        Members = members;
    }

    /// <summary>The coordinator.</summary>
    public Simulation Simulation { get; }

    /// <summary>The market coupling.</summary>
    public Coupling Coupling { get; }

    /// <summary>The grids in the world's order of zones.</summary>
    public IReadOnlyList<Grid> Grids { get; }

    /// <summary>The members of each grid, in ordinal order of their identifiers.</summary>
    public IReadOnlyList<Member[]> Members { get; }

    /// <summary>Number of entities: grids, their members, the coupling and the coordinator.</summary>
    public int Count => Grids.Count + Members.Sum(members => members.Length) + 2;

    /// <summary>Makes the participants of a world.</summary>
    /// <param name="world">The world.</param>
    /// <param name="seed">Seed of the run.</param>
    public static Participants Create(WorldSpec world, ulong seed)
    {
        var gridOfEntity = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var grids = new Grid[world.Zones.Length];
        var members = new Member[world.Zones.Length][];
        var factory = new MemberFactory(world, seed);
        for (int i = 0; i < grids.Length; i++)
        {
            ZoneSpec zone = world.Zones[i];
            List<(GridMember Known, Member Member)> joined = factory.MembersOf(zone);
            joined.Sort((a, b) => string.CompareOrdinal(a.Known.Id, b.Known.Id));
            foreach ((GridMember known, _) in joined)
                gridOfEntity.Add(known.Id, i);
            members[i] = [.. joined.Select(pair => pair.Member)];
            grids[i] = new Grid(zone, world.Calendar, [.. joined.Select(pair => pair.Known)]);
        }

        ImmutableArray<string> zones = [.. world.Zones.Select(zone => zone.Id)];
        ulong run = Hash64.Mix(Hash64.OfKey(world.Digest) ^ seed);
        return new Participants(new Simulation(run, zones, gridOfEntity), new Coupling(world), grids, members);
    }
}
