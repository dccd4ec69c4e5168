namespace DigitalTwin.Viewer.Feed;

/// <summary>
/// Hands the ticks of a run to those who follow it. The run never waits for a subscriber: each has a bounded queue, and one that is full is
/// closed with a reason. A tick is encoded once, and only if somebody gets it.
/// </summary>
/// <param name="encode">Encodes a tick.</param>
/// <param name="mostSubscribers">Subscribers that are taken.</param>
/// <param name="clock">Says when ticks are shown; the system's unless a test holds another.</param>
public sealed class FeedHub(Func<HistoryRow, string, FeedItem> encode, int mostSubscribers, TimeProvider? clock = null) : ILiveFeed
{
    /// <summary>
    /// Ticks a second that are sent, all subscribers together: of a run that is faster than this many divided by its subscribers, each
    /// gets its share, the same ticks as all others, and the newest one once the run rests. So the cost of being followed is bounded,
    /// whatever the pace. What is passed over is in history.
    /// </summary>
    public const int MostSentPerSecond = 4_000;

    /// <summary>
    /// The same of a run that has no time to spare: to send one tick to one subscriber costs some 0.05 ms, to make a tick of the whole
    /// world some 5 ms.
    /// </summary>
    public const int MostSentPerSecondInHaste = 400;

    /// <summary>Ticks in a row that may come closer than the share, so that an uneven pace is not thinned.</summary>
    private const int MostInARow = 4;

    /// <summary>
    /// Where the share is large more may come in a row: what is sent in one part of so many of a second. With one subscriber that is as
    /// many ticks as a run of 300 a second has to catch up with after a quarter of a second.
    /// </summary>
    private const int CatchUpsPerSecond = 50;

    private readonly TimeProvider _clock = clock ?? TimeProvider.System;
    private readonly Lock _lock = new();
    private readonly List<Subscriber> _subscribers = [];
    private FeedItem? _newest;
    private HistoryRow? _unencoded;
    private long[] _kept = [];
    private string _hash = "";
    private long _due = long.MinValue;

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

    /// <summary>Whether the run goes as fast as it can, so that what is spent on subscribers slows it.</summary>
    public bool IsInHaste { get; set; }

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
                return; // recomputed after a restart
            LastTick = row.Tick;
            (_newest, _unencoded) = (null, null);
            if (_subscribers.Count == 0)
                return;
            (_unencoded, _hash) = (row, hash);
            long now = _clock.GetTimestamp();
            if (IsDue(now))
                Hand(subscriber => subscriber.Wants(row.Tick, _clock.GetElapsedTime(0, now)));
            _unencoded = _newest is null ? Copied(row) : null; // who has passed it over gets it when the run rests
        }
    }

    /// <summary>Says something between ticks.</summary>
    public void Publish(FeedItem item)
    {
        lock (_lock)
        {
            for (int i = _subscribers.Count - 1; i >= 0; i--)
                Send(_subscribers[i], item);
        }
    }

    /// <summary>The run rests: who has passed over the newest tick gets it, now or, where its share is spent, at the next call.</summary>
    public void Rest()
    {
        lock (_lock)
        {
            if (_subscribers.Exists(subscriber => subscriber.Lacks(LastTick)) && IsDue(_clock.GetTimestamp()))
                Hand(subscriber => subscriber.Settles(LastTick));
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

    /// <summary>Whether one tick more for everybody keeps within what is sent a second; if so, it is counted.</summary>
    private bool IsDue(long now)
    {
        if (now < _due)
            return false;
        long share = _clock.TimestampFrequency * _subscribers.Count / (IsInHaste ? MostSentPerSecondInHaste : MostSentPerSecond);
        long ahead = Math.Max(MostInARow * share, _clock.TimestampFrequency / CatchUpsPerSecond);
        _due = Math.Max(_due, now - ahead) + share;
        return true;
    }

    private void Hand(Func<Subscriber, bool> takes)
    {
        for (int i = _subscribers.Count - 1; i >= 0; i--)
        {
            if (takes(_subscribers[i]) && Newest() is FeedItem newest)
                Send(_subscribers[i], newest);
        }
    }

    private FeedItem? Newest() => _newest ??= _unencoded is null ? null : encode(_unencoded, _hash);

    private HistoryRow Copied(HistoryRow row)
    {
        if (_kept.Length != row.Values.Length)
            _kept = new long[row.Values.Length];
        row.Values.CopyTo(_kept, 0);
        return row with { Values = _kept };
    }

    private void Send(Subscriber subscriber, FeedItem item)
    {
        if (subscriber.Send(item))
            return;
        _subscribers.Remove(subscriber);
        Slow++;
    }
}
