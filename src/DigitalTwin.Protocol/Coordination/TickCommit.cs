using DigitalTwin.Core.State;
using DigitalTwin.Protocol.Grids;

namespace DigitalTwin.Protocol.Coordination;

/// <summary>A tick that is settled by every grid and has its hash.</summary>
/// <param name="Tick">The tick; -1 for the state before the first.</param>
/// <param name="Hash">Hash of everything that can matter later, chained to the hash of the tick before.</param>
/// <param name="Reports">Reports of the grids in the world's order of zones; valid until the next tick is opened.</param>
/// <param name="NetworkResidualMw">Largest difference between a net position and the flows at its zone, MW.</param>
/// <param name="FlowsMw">Flows of the lines in the world's order of lines; valid until the next tick is opened.</param>
public readonly record struct TickCommit(
    long Tick,
    Digest Hash,
    ReadOnlyMemory<GridReport> Reports,
    double NetworkResidualMw,
    ReadOnlyMemory<double> FlowsMw);
