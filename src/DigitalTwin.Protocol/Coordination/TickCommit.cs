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

/// <summary>Something that a host keeps with each checkpoint, such as its totals; no part of the state or the hash.</summary>
/// <param name="Name">Name among the host's attachments: ASCII letters, digits, <c>-</c> and <c>_</c>.</param>
/// <param name="Bytes">Content.</param>
public readonly record struct Attachment(string Name, ReadOnlyMemory<byte> Bytes);
