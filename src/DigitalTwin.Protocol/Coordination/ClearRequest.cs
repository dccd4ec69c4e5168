using DigitalTwin.Protocol.Grids;

namespace DigitalTwin.Protocol.Coordination;

/// <summary>What the coordinator asks of the coupling: clear a tick.</summary>
/// <param name="Call">Identity of the call; its tick is the one that is cleared.</param>
/// <param name="Predecessor">Digest that the coupling's state must have.</param>
/// <param name="Offers">Hash of the committed tick before, which covers the offers: what distinguishes a repeated call from one with other
/// input without comparing the curves.</param>
/// <param name="Curves">One curve a zone, in the world's order; valid during the call.</param>
/// <param name="Inbox">Events that reach lines, in delivery order.</param>
/// <param name="Saves">Whether the coupling's object for a checkpoint is wanted with the answer.</param>
[State]
public readonly partial record struct ClearRequest(
    CallId Call,
    Digest Predecessor,
    Digest Offers,
    ReadOnlyMemory<NetSupplyCurve> Curves,
    ReadOnlyMemory<Message> Inbox,
    bool Saves);

/// <summary>What the coupling answers; a new one each time, never changed.</summary>
/// <param name="Call">The call or load that is answered.</param>
/// <param name="Status">How it was taken; the rest holds only for <see cref="ReplyStatus.Done"/>.</param>
/// <param name="Digest">Digest of the coupling's state after the call.</param>
/// <param name="Outcomes">One outcome a zone, in the world's order; empty after a load.</param>
/// <param name="FlowsMw">Flow sent on each line, MW; positive from <c>From</c> to <c>To</c>.</param>
/// <param name="NetworkResidualMw">Largest difference between a net position and the flows at its zone, MW.</param>
/// <param name="Checkpoint">The coupling's object of a checkpoint; empty if it was not asked for.</param>
[State]
public sealed partial record ClearReply(
    CallId Call,
    ReplyStatus Status,
    Digest Digest,
    ZoneOutcome[] Outcomes,
    double[] FlowsMw,
    double NetworkResidualMw,
    ReadOnlyMemory<byte> Checkpoint)
{
    /// <summary>What the coupling reports to countries, delivered before the cleared tick is settled; empty in nearly every tick.</summary>
    public Message[] Outbox { get; init; } = [];
}

/// <summary>Gives the coupling its state: the only way in which state arrives.</summary>
/// <param name="Run">Number of the run.</param>
/// <param name="Epoch">The epoch that begins with the load.</param>
/// <param name="Tick">The last tick that was cleared; -1 for the state before the first.</param>
/// <param name="Checkpoint">The coupling's object of a checkpoint; empty for the state before the first call.</param>
/// <param name="Saves">Whether the coupling's object is wanted back for a checkpoint.</param>
public readonly record struct CouplingLoad(ulong Run, int Epoch, long Tick, ReadOnlyMemory<byte> Checkpoint, bool Saves)
{
    /// <summary>Identity of the load in its reply.</summary>
    public CallId Call => new(Run, Epoch, Tick, int.MaxValue);
}
