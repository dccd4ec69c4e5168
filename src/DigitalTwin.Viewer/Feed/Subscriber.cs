using System.Diagnostics;
using System.Threading.Channels;

namespace DigitalTwin.Viewer.Feed;

/// <summary>One who follows a run. What is sent waits in a bounded queue; who lets it fill up is told so and let go.</summary>
public sealed class Subscriber
{
    /// <summary>Items that may wait.</summary>
    public const int MostWaiting = 512;

    private readonly Channel<FeedItem> _queue =
        Channel.CreateBounded<FeedItem>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });

    private readonly TimeSpan _pace;
    private long _last;

    private readonly long _after;

    /// <summary>Creates a subscriber.</summary>
    /// <param name="after">The newest tick that it has.</param>
    /// <param name="framesPerSecond">Most ticks a second that it wants; null for every tick.</param>
    public Subscriber(long after, double? framesPerSecond)
    {
        _after = after;
        _pace = framesPerSecond is double rate ? TimeSpan.FromSeconds(1 / rate) : TimeSpan.Zero;
    }

    /// <summary>What waits to be sent; ends when the subscriber is let go.</summary>
    public ChannelReader<FeedItem> Waiting => _queue.Reader;

    /// <summary>Why it was let go; null while it was not.</summary>
    public string? Reason { get; private set; }

    /// <summary>Whether a tick was passed over because the subscriber wants fewer.</summary>
    internal bool IsBehind { get; private set; }

    /// <summary>Whether it wants a tick at this moment. One that it has read from history already it has.</summary>
    internal bool Wants(long tick, long now)
    {
        if (tick <= _after)
            return false;
        bool due = _pace == TimeSpan.Zero || _last == 0 || Stopwatch.GetElapsedTime(_last, now) >= _pace;
        IsBehind = !due;
        if (due)
            _last = now;
        return due;
    }

    /// <summary>Queues an item.</summary>
    /// <returns>False if the queue is full: the subscriber has been let go.</returns>
    internal bool Send(FeedItem item)
    {
        if (_queue.Writer.TryWrite(item))
            return true;
        End($"too slow: {MostWaiting} events were waiting; reconnect with Last-Event-ID, or ask for fewer with ?rate=");
        return false;
    }

    /// <summary>Sends the newest tick to one that has passed it over.</summary>
    internal void Settled() => IsBehind = false;

    /// <summary>Lets it go.</summary>
    internal void End(string reason)
    {
        Reason ??= reason;
        _queue.Writer.TryComplete();
    }
}
