using DigitalTwin.Core.Calls;
using DigitalTwin.Core.State;
using DigitalTwin.Model.Market;
using DigitalTwin.Model.Members;

namespace DigitalTwin.Protocol.Grids;

/// <summary>What the coordinator asks of a grid: settle the last tick and offer for the next.</summary>
/// <param name="Call">Identity of the call.</param>
/// <param name="Predecessor">Digest that the grid's state must have.</param>
/// <param name="Outcome">Outcome of the tick before <see cref="CallId.Tick"/>; null in the first tick.</param>
/// <param name="Inbox">Messages to the grid and its members, in delivery order.</param>
/// <param name="Saves">Whether the grid's object for a checkpoint is wanted with the answer.</param>
[State]
public readonly partial record struct GridRequest(
    CallId Call,
    Digest Predecessor,
    ZoneOutcome? Outcome,
    ReadOnlyMemory<Message> Inbox,
    bool Saves = false);
