using DigitalTwin.Model.State;
using DigitalTwin.Protocol.Identity;

namespace DigitalTwin.Protocol.Members;

/// <summary>Gives a member its state: the only way in which state arrives.</summary>
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
    /// <summary>Identity of the load in its reply.</summary>
    public CallId Call => new(Run, Epoch, Tick, int.MaxValue);
}
