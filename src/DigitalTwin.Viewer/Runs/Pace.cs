using System.Diagnostics;

namespace DigitalTwin.Viewer.Runs;

/// <summary>Holds a run to a number of ticks a second; a wake ends the wait of the tick at hand early.</summary>
/// <param name="wake">Ends the wait of the tick at hand.</param>
/// <param name="asked">Somebody wants an answer of the run's thread; the wait goes on after it.</param>
/// <param name="answer">Gives that answer.</param>
/// <param name="ended">The run ends.</param>
internal sealed class Pace(WaitHandle wake, WaitHandle asked, Action answer, CancellationToken ended) : IProgress<RunProgress>
{
    /// <summary>Up to this many ticks a second each is shown by itself; above, nobody watches single ticks, and a few are logged
    /// together.</summary>
    private const double MostOneByOne = 200;

    private const double LogsPerSecond = 100;

    private long _due;
    private long _reported;
    private bool _held;
    private double _ticksPerSecond = double.PositiveInfinity;

    /// <summary>Whether ticks are held back at all: those that are recomputed are not.</summary>
    public bool Holds { get; set; }

    /// <summary>Whether the run is to wait at each tick until it has been reported here.</summary>
    public bool HoldsBack => Holds && !double.IsPositiveInfinity(TicksPerSecond);

    /// <summary>Ticks that may be logged and shown together; null where there is no pace to keep.</summary>
    public int? MostUnlogged => TicksPerSecond switch
    {
        <= MostOneByOne => 1,
        double.PositiveInfinity => null,
        double rate => (int)Math.Min(rate / LogsPerSecond, int.MaxValue),
    };

    /// <summary>Whether the newest tick was ready before its time.</summary>
    public bool HasTime { get; private set; } = true;

    /// <summary>Called after every tick.</summary>
    public event Action<RunProgress>? Ticked;

    public double TicksPerSecond
    {
        get => Volatile.Read(ref _ticksPerSecond);
        set => Volatile.Write(ref _ticksPerSecond, value);
    }

    public void Report(RunProgress value)
    {
        answer();
        Ticked?.Invoke(value);
        HasTime = false;
        long ticks = _held ? Math.Max(1, value.Tick - _reported) : 1; // those that came while the one before waited count too
        (_reported, _held) = (value.Tick, HoldsBack);
        if (!_held)
            return;
        long now = Stopwatch.GetTimestamp();
        long interval = (long)(Stopwatch.Frequency / TicksPerSecond);
        _due = Math.Max(_due, now - interval) + ticks * interval;
        HasTime = Stopwatch.GetElapsedTime(now, _due) > TimeSpan.Zero;
        while (Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), _due) is { Ticks: > 0 } ahead
            && WaitHandle.WaitAny([asked, wake, ended.WaitHandle], ahead) == 0)
            answer();
    }
}
