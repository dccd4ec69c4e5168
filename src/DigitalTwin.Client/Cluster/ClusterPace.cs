using System.Diagnostics;

namespace DigitalTwin.Client.Cluster;

/// <summary>
/// How far a viewer lets a run of a cluster go. A cluster ticks to its target and no target is ever lowered: to hold a run, the target is
/// moved ahead of it in small steps, and moved no more.
/// </summary>
internal sealed class ClusterPace
{
    /// <summary>Ticks ahead of a run that goes as fast as it can.</summary>
    private const long FreeAhead = 240;

    /// <summary>Seconds that a run which lags may catch up.</summary>
    private const double MostLag = 2;

    private readonly Lock _lock = new();
    private double? _ticksPerSecond;
    private long? _goal;
    private (long Tick, long At)? _origin;

    /// <summary>Ticks a second at most; null for as fast as it goes.</summary>
    public double? TicksPerSecond
    {
        get => _ticksPerSecond;
        set
        {
            lock (_lock)
                (_ticksPerSecond, _origin) = (value, null);
        }
    }

    /// <summary>Goes on, to a number of ticks or without end.</summary>
    public void Play(long? goal)
    {
        lock (_lock)
            (_goal, _origin) = (goal ?? RequestParameters.Endless, null);
    }

    /// <summary>Moves the target no more.</summary>
    public void Hold()
    {
        lock (_lock)
            _goal = null;
    }

    /// <summary>Whether the run is to go on from where it is.</summary>
    public bool Plays(long tick)
    {
        lock (_lock)
            return _goal > tick;
    }

    /// <summary>Whether a target is so far ahead that it was not asked for from here.</summary>
    public bool IsOthers(long tick, long target) => target - tick > Math.Max(FreeAhead, MostLag * _ticksPerSecond ?? 0);

    /// <summary>The target to ask for now; null for none.</summary>
    /// <param name="tick">Where the run is.</param>
    /// <param name="target">Its target.</param>
    public long? Wanted(long tick, long target)
    {
        lock (_lock)
        {
            if (_goal is not long goal)
                return null;
            long wanted = Math.Min(goal, _ticksPerSecond is double rate ? Due(tick, rate) : tick + FreeAhead);
            return wanted > target ? wanted : null;
        }
    }

    /// <summary>The tick at which the run should be by the clock.</summary>
    private long Due(long tick, double rate)
    {
        if (_origin is not var (began, at))
            (began, at) = (_origin = (tick, Stopwatch.GetTimestamp())).Value;
        long due = began + (long)(Stopwatch.GetElapsedTime(at).TotalSeconds * rate);
        if (due - tick > rate * MostLag)
            _origin = null; // it cannot keep up: what was missed is not made good
        return due;
    }
}
