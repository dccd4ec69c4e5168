using DigitalTwin.Core.Calls;
using DigitalTwin.Core.State;
using DigitalTwin.Model.Market;
using DigitalTwin.Model.Members;

namespace DigitalTwin.Protocol.Coordination;

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
