using DigitalTwin.Model.Market;

namespace DigitalTwin.Model.Members;

/// <summary>What a grid asks of a member in one round trip: settle the last tick, and declare for a day or offer for the next
/// tick.</summary>
/// <param name="Call">Identity of the call.</param>
/// <param name="Predecessor">Digest that the member's state must have.</param>
/// <param name="Award">Outcome of the tick before <see cref="CallId.Tick"/>; null in the first tick and after the day-ahead pass.</param>
/// <param name="Declares">Whether a declaration for the day that begins with the tick is wanted.</param>
/// <param name="Plan">Day-ahead plan to be taken before the offer; null for none.</param>
/// <param name="Offers">Whether an offer for the tick is wanted.</param>
/// <param name="Inbox">Messages sent in the tick before the settled one, in delivery order.</param>
/// <param name="Saves">Whether the state after the call is wanted for a checkpoint.</param>
[State]
public readonly partial record struct MemberRequest(
    CallId Call,
    Digest Predecessor,
    ZoneAward? Award,
    bool Declares,
    FleetPlan? Plan,
    bool Offers,
    ReadOnlyMemory<Message> Inbox,
    bool Saves = false);

/// <summary>Gives a member its state: the only way in which state arrives.</summary>
/// <param name="Run">Number of the run.</param>
/// <param name="Epoch">The epoch that begins with the load.</param>
/// <param name="Tick">The tick whose calls the state has answered; -1 for the state before the first.</param>
/// <param name="State">Canonical bytes of the state; empty for the state before the first call.</param>
/// <param name="Saves">Whether the state is wanted back for a checkpoint.</param>
public readonly record struct StateLoad(ulong Run, int Epoch, long Tick, ReadOnlyMemory<byte> State, bool Saves)
{
    /// <summary>Identity of the load in its reply.</summary>
    public CallId Call => new(Run, Epoch, Tick, int.MaxValue);
}
