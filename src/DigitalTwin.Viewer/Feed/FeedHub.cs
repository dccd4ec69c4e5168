using System.Diagnostics;
using DigitalTwin.Engine.History;

namespace DigitalTwin.Viewer.Feed;

/// <summary>
/// Hands the ticks of a run to those who follow it. The run never waits for a subscriber: each has a bounded queue, and one that is full is
/// closed with a reason. A tick is encoded once, and only if somebody wants it.
/// </summary>
/// <param name="encode">Encodes a tick.</param>
/// <param name="mostSubscribers">Subscribers that are taken.</param>
public sealed class FeedHub(Func<HistoryRow, string, FeedItem> encode, int mostSubscribers) : ILiveFeed
{
    private readonly Lock _lock = new();
    private readonly List<Subscriber> _subscribers = [];
    private FeedItem? _newest;
    private HistoryRow? _unencoded;
    private string _hash = "";

    /// <summary>The newest tick that was shown; -1 before the first.</summary>
    public long LastTick { get; private set; } = -1;

    /// <summary>Who follows.</summary>
    public int Subscribers
    {
        get
        {
            lock (_lock)
                return _subscribers.Count;
        }
    }

    /// <summary>Subscribers that were let go because they were too slow.</summary>
    public long Slow { get; private set; }

    /// <inheritdoc/>
    public Subscriber? Subscribe(long after, double? framesPerSecond, out bool full)
    {
        lock (_lock)
        {
            full = _subscribers.Count >= mostSubscribers;
            if (full || after < LastTick)
                return null;
            var subscriber = new Subscriber(after, framesPerSecond);
            _subscribers.Add(subscriber);
            return subscriber;
        }
    }

    /// <inheritdoc/>
    public void Leave(Subscriber subscriber)
    {
        lock (_lock)
            _subscribers.Remove(subscriber);
    }

    /// <summary>Shows a tick. The row is valid only during the call.</summary>
    public void Show(HistoryRow row, string hash)
    {
        lock (_lock)
        {
            if (row.Tick <= LastTick)
                return; // computed again after a restart
            LastTick = row.Tick;
            _newest = null;
            (_unencoded, _hash) = (row, hash);
            long now = Stopwatch.GetTimestamp();
            for (int i = _subscribers.Count - 1; i >= 0; i--)
            {
                if (_subscribers[i].Wants(row.Tick, now))
                    Send(_subscribers[i], Newest()!);
            }

            if (_subscribers.Exists(subscriber => subscriber.IsBehind))
                Newest(); // while the row is valid: who wants fewer ticks gets this one when the run rests
            _unencoded = null;
        }
    }

    /// <summary>Says something between ticks.</summary>
    public void Say(FeedItem item)
    {
        lock (_lock)
        {
            for (int i = _subscribers.Count - 1; i >= 0; i--)
                Send(_subscribers[i], item);
        }
    }

    /// <summary>The run rests: who has passed over the newest tick gets it now.</summary>
    public void Rest()
    {
        lock (_lock)
        {
            foreach (Subscriber behind in _subscribers.Where(subscriber => subscriber.IsBehind).ToArray())
            {
                behind.Settled();
                if (Newest() is FeedItem newest)
                    Send(behind, newest);
            }
        }
    }

    /// <summary>Lets everybody go.</summary>
    public void End(string reason)
    {
        lock (_lock)
        {
            foreach (Subscriber subscriber in _subscribers)
                subscriber.End(reason);
            _subscribers.Clear();
        }
    }

    private FeedItem? Newest() => _newest ??= _unencoded is null ? null : encode(_unencoded, _hash);

    private void Send(Subscriber subscriber, FeedItem item)
    {
        if (subscriber.Send(item))
            return;
        _subscribers.Remove(subscriber);
        Slow++;
    }
}
