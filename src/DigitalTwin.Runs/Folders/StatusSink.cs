using System.Diagnostics;

namespace DigitalTwin.Runs.Folders;

/// <summary>
/// Keeps <c>status.json</c> of a run current: when it is open, once a second, and at its end. A run that cannot be opened leaves the file
/// as it is: what it says of the run still holds.
/// </summary>
public sealed class StatusSink(string folder, RunStatus start, Calendar calendar) : ICheckpointedSink
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    private long _written = Stopwatch.GetTimestamp();
    private RunStatus _status = start;
    private bool _isOpen;

    /// <inheritdoc/>
    public string Name => "status";

    /// <inheritdoc/>
    public byte[] Save() => Encoding.ASCII.GetBytes(_status.Hash);

    /// <inheritdoc/>
    public void Restore(long tick, ReadOnlyMemory<byte> kept)
    {
        _isOpen = true;
        _status = _status with
        {
            Ticks = tick,
            InstantUtc = tick > 0 ? calendar.InstantOf(tick - 1) : null,
            Hash = Encoding.ASCII.GetString(kept.Span),
        };
        Write(_status);
    }

    /// <inheritdoc/>
    public void Take(in TickCommit commit)
    {
        _status = _status with { Ticks = commit.Tick + 1, InstantUtc = calendar.InstantOf(commit.Tick), Hash = commit.Hash.ToString() };
        if (Stopwatch.GetElapsedTime(_written) >= Pace)
            Write(_status);
    }

    /// <summary>
    /// Says how it ended, if it was open. Where the folder cannot be written this changes nothing: a run whose process is gone counts as
    /// failed.
    /// </summary>
    public void End(string state)
    {
        if (!_isOpen)
            return;
        try
        {
            Write(_status with { State = state });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // why it ended is what matters, and is said by whoever ends it
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private void Write(RunStatus status)
    {
        RunFolder.WriteJson(folder, RunCatalog.StatusFile, status);
        _written = Stopwatch.GetTimestamp();
    }
}
