using DigitalTwin.Core.Calls;
using DigitalTwin.Core.State;
using DigitalTwin.Model.Members;
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
