namespace DigitalTwin.Protocol.Grids;

/// <summary>Carries its state to a member of a grid; one that the scenario does not know is made first.</summary>
/// <param name="Run">Number of the run.</param>
/// <param name="Epoch">The epoch that begins with the load.</param>
/// <param name="Tick">The tick whose calls the state has answered; -1 for the state before the first.</param>
/// <param name="Member">Identifier of the member.</param>
/// <param name="Birth">What a member that the scenario does not know is made of; null for those that it knows.</param>
/// <param name="State">Canonical bytes of the state; empty for the state before the first call.</param>
/// <param name="Saves">Whether the state is wanted back for a checkpoint.</param>
[State]
public readonly partial record struct MemberLoad(
    ulong Run,
    int Epoch,
    long Tick,
    string Member,
    MemberBirth? Birth,
    ReadOnlyMemory<byte> State,
    bool Saves)
{
    /// <summary>The load as the member takes it.</summary>
    public StateLoad ForMember => new(Run, Epoch, Tick, State, Saves);
}
