using DigitalTwin.Core.Calls;
using DigitalTwin.Core.State;

namespace DigitalTwin.Protocol.Grids;

/// <summary>Gives a grid and its members their state: the only way in which state arrives.</summary>
/// <param name="Run">Number of the run.</param>
/// <param name="Epoch">The epoch that begins with the load.</param>
/// <param name="Tick">The tick whose calls the state has answered; -1 for the state before the first.</param>
/// <param name="Checkpoint">The grid's object of a checkpoint; empty for the state before the first call.</param>
/// <param name="Saves">Whether the grid's object is wanted back for a checkpoint.</param>
[State]
public readonly partial record struct GridLoad(ulong Run, int Epoch, long Tick, ReadOnlyMemory<byte> Checkpoint, bool Saves)
{
    /// <summary>Identity of the load in its reply.</summary>
    public CallId Call => new(Run, Epoch, Tick, int.MaxValue);
}
