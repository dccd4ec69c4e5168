using DigitalTwin.Protocol.Grids;

namespace DigitalTwin.Protocol.Coordination;

/// <summary>All participants of a world.</summary>
/// <param name="Simulation">The state of the run.</param>
/// <param name="Coupling">The market coupling.</param>
/// <param name="Grids">The grids in the world's order of zones.</param>
/// <param name="Members">The members of each grid, in ordinal order of their identifiers.</param>
public sealed record Participants(Simulation Simulation, Coupling Coupling, IReadOnlyList<Grid> Grids, IReadOnlyList<Member[]> Members)
{
    /// <summary>Makes the participants of a world in their state before the first tick.</summary>
    /// <param name="seed">Seed of the run.</param>
    public static Participants Create(WorldSpec world, ulong seed) => new ParticipantFactory(world, seed).CreateAll();
}
