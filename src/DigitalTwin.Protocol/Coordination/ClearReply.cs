using DigitalTwin.Protocol.Grids;
using DigitalTwin.Protocol.Identity;

namespace DigitalTwin.Protocol.Coordination;

/// <summary>What the coupling answers; valid until its next call.</summary>
/// <param name="Outcomes">One outcome a zone, in the world's order.</param>
/// <param name="FlowsMw">Flow sent on each line, MW; positive from <c>From</c> to <c>To</c>.</param>
/// <param name="NetworkResidualMw">Largest difference between a net position and the flows at its zone, MW.</param>
/// <param name="Digest">Digest of the coupling's state after the call.</param>
public sealed record ClearReply(ZoneOutcome[] Outcomes, double[] FlowsMw, double NetworkResidualMw, Digest Digest);
