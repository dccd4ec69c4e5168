using System.Threading.Channels;

namespace DigitalTwin.Viewer.Feed;

/// <summary>One who follows a run. What is sent waits in a bounded queue; a follower whose queue is full is notified and dropped.</summary>
public sealed class Subscriber
{
    /// <summary>Items that may wait.</summary>
    public const int MostWaiting = 512;

    private readonly Channel<FeedItem> _queue =
        Channel.CreateBounded<FeedItem>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });

    private readonly TimeSpan _pace;
    private TimeSpan? _sent;
    private long _last;

    /// <summary>Creates a subscriber.</summary>
    /// <param name="after">The newest tick that it has.</param>
    /// <param name="framesPerSecond">Most ticks a second that it wants; null for every tick.</param>
    public Subscriber(long after, double? framesPerSecond)
    {
        _last = after;
        _pace = framesPerSecond is double rate ? TimeSpan.FromSeconds(1 / rate) : TimeSpan.Zero;
    }

    /// <summary>What waits to be sent; ends when the subscriber is let go.</summary>
    public ChannelReader<FeedItem> Waiting => _queue.Reader;

    /// <summary>Why it was let go; null while it was not.</summary>
    public string? Reason { get; private set; }

    /// <summary>Whether it has not been sent a tick: one that it has read from history already it has.</summary>
    internal bool Lacks(long tick) => tick > _last;

    /// <summary>Whether it takes a tick at this moment; if so, it has it.</summary>
    /// <param name="tick">The tick.</param>
    /// <param name="now">Time since some beginning.</param>
    internal bool Wants(long tick, TimeSpan now)
    {
        if (!Lacks(tick) || now - _sent < _pace)
            return false;
        (_last, _sent) = (tick, now);
        return true;
    }

    /// <summary>Whether it takes the newest tick of a run that rests; if so, it has it.</summary>
    internal bool Settles(long tick)
    {
        if (!Lacks(tick))
            return false;
        _last = tick;
        return true;
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

    /// <summary>Lets it go.</summary>
    internal void End(string reason)
    {
        Reason ??= reason;
        _queue.Writer.TryComplete();
    }
}
