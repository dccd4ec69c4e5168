using System.Diagnostics;
using DigitalTwin.Engine.Runs;
using DigitalTwin.Model.Time;
using DigitalTwin.Protocol.Coordination;

namespace DigitalTwin.Engine.Outputs;

/// <summary>Keeps <c>status.json</c> of a run current: at its start, once a second, and at its end.</summary>
public sealed class StatusSink(string folder, RunStatus start, Calendar calendar) : ITickSink
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    private long _written = Stopwatch.GetTimestamp();
    private RunStatus _status = start;

    /// <summary>Says that the run goes on.</summary>
    public void Begin() => Write(_status);

    /// <inheritdoc/>
    public void Take(in TickCommit commit)
    {
        _status = _status with { Ticks = commit.Tick + 1, InstantUtc = calendar.InstantOf(commit.Tick), Hash = commit.Hash.ToString() };
        if (Stopwatch.GetElapsedTime(_written) >= Pace)
            Write(_status);
    }

    /// <summary>
    /// Says how it ended. Where the folder cannot be written this changes nothing: a run whose process is gone counts as failed.
    /// </summary>
    public void End(string state)
    {
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
