using DigitalTwin.Core.Calls;

namespace DigitalTwin.Protocol.Coordination;

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
