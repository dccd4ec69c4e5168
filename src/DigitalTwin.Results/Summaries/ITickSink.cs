namespace DigitalTwin.Results.Summaries;

/// <summary>Is shown every committed tick, in order, once.</summary>
public interface ITickSink : IDisposable
{
    /// <summary>Takes a tick; what it points to is valid only during the call.</summary>
    void Take(in TickCommit commit);

    /// <summary>The run ends here, or is left to go on another time.</summary>
    void Finish()
    {
    }
}

/// <summary>A sink whose content outlives the process: it is kept with each checkpoint, and goes back to it.</summary>
public interface ICheckpointedSink : ITickSink
{
    /// <summary>Name among the sinks of a run: ASCII letters, digits, <c>-</c> and <c>_</c>.</summary>
    string Name { get; }

    /// <summary>What to keep; every tick before the checkpoint has been taken, none after it.</summary>
    byte[] Save();

    /// <summary>Looks whether it can go back to what was kept, and changes nothing.</summary>
    /// <param name="tick">Number of ticks that have been committed.</param>
    /// <param name="kept">What <see cref="Save"/> gave; empty at the run's beginning, or where nothing was kept.</param>
    /// <exception cref="Results.Tables.RunFolderException">It cannot.</exception>
    void Check(long tick, ReadOnlyMemory<byte> kept)
    {
    }

    /// <summary>Goes back to what was kept.</summary>
    /// <param name="tick">Number of ticks that have been committed.</param>
    /// <param name="kept">What <see cref="Save"/> gave; empty at the run's beginning, or where nothing was kept.</param>
    void Restore(long tick, ReadOnlyMemory<byte> kept);
}
