using System.Diagnostics;

namespace DigitalTwin.Client.Rendering;

/// <summary>Holds a run to a number of ticks a second, so that a person can watch; ends its wait when the run is asked to end.</summary>
internal sealed class PacedProgress(IProgress<RunProgress> inner, double ticksPerSecond, CancellationToken cancellation)
    : IProgress<RunProgress>
{
    private readonly long _start = Stopwatch.GetTimestamp();
    private long? _before;

    public void Report(RunProgress value)
    {
        inner.Report(value);
        _before ??= value.Tick - 1;
        TimeSpan ahead = TimeSpan.FromSeconds((value.Tick - _before.Value) / ticksPerSecond) - Stopwatch.GetElapsedTime(_start);
        if (ahead > TimeSpan.Zero)
            cancellation.WaitHandle.WaitOne(ahead);
    }
}
