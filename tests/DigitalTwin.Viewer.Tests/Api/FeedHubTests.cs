using DigitalTwin.Results.History;
using DigitalTwin.Viewer.Feed;

namespace DigitalTwin.Viewer.Tests.Api;

/// <summary>Who follows a run: each tick once, nobody waited for, the slow one told why.</summary>
public sealed class FeedHubTests
{
    private static readonly HistorySchema Schema = new([("A", EntityKind.Zone)]);

    private readonly HeldClock _clock = new();
    private readonly FeedHub _hub;

    public FeedHubTests() => _hub = new FeedHub((row, _) => new FeedItem(row.Tick, default), mostSubscribers: 2, _clock);

    [Fact]
    public void A_tick_that_was_read_from_history_is_not_sent_again()
    {
        Subscriber subscriber = _hub.Subscribe(after: 4, framesPerSecond: null, out _)!;
        Show(4);
        Show(5);
        Assert.True(subscriber.Waiting.TryRead(out FeedItem? item));
        Assert.Equal(5, item.Tick);
        Assert.False(subscriber.Waiting.TryRead(out _));
    }

    [Fact]
    public void Who_does_not_read_is_let_go_with_a_reason_and_the_others_go_on()
    {
        Subscriber stuck = _hub.Subscribe(-1, null, out _)!, reader = _hub.Subscribe(-1, null, out _)!;
        for (int tick = 0; tick <= Subscriber.MostWaiting; tick++)
        {
            Show(tick);
            Assert.True(reader.Waiting.TryRead(out _));
        }

        Assert.StartsWith("too slow", stuck.Reason);
        Assert.Null(reader.Reason);
        Assert.Equal((1, 1), (_hub.Slow, _hub.Subscribers));
    }

    [Fact]
    public void No_more_are_taken_than_there_is_room_for()
    {
        _hub.Subscribe(-1, null, out _);
        _hub.Subscribe(-1, null, out _);
        Assert.Null(_hub.Subscribe(-1, null, out bool full));
        Assert.True(full);
    }

    [Fact]
    public void Who_wants_fewer_ticks_gets_the_newest_one_when_the_run_rests()
    {
        Subscriber slow = _hub.Subscribe(-1, framesPerSecond: 0.001, out _)!;
        Show(0);
        Show(1);
        Show(2);
        _hub.Rest();
        Assert.Equal([0, 2], Sent(slow));
    }

    [Fact]
    public void A_run_that_is_faster_than_what_is_sent_a_second_shows_everybody_the_same_part_of_its_ticks_and_its_end()
    {
        Subscriber one = _hub.Subscribe(-1, null, out _)!, other = _hub.Subscribe(-1, null, out _)!;
        const int Ticks = 4_000;
        _hub.IsInHaste = true;
        for (int tick = 0; tick < Ticks; tick++)
            Show(tick, after: TimeSpan.FromMilliseconds(0.25)); // four thousand a second, for a second
        _clock.Now += TimeSpan.FromMilliseconds(5);
        _hub.Rest();
        long?[] sent = Sent(one);
        Assert.InRange(sent.Length, FeedHub.MostSentPerSecondInHaste / 2, (FeedHub.MostSentPerSecondInHaste / 2) + 8);
        Assert.Equal(Ticks - 1, sent[^1]);
        Assert.Equal(sent, Sent(other));
    }

    [Fact]
    public void A_run_that_is_slower_shows_every_tick_though_its_pace_is_uneven()
    {
        Subscriber one = _hub.Subscribe(-1, null, out _)!;
        _hub.Subscribe(-1, null, out _);
        for (int tick = 0; tick < 100; tick++)
            Show(tick, after: TimeSpan.FromMilliseconds(tick % 2 == 0 ? 0.5 : 4));
        Assert.Equal(Enumerable.Range(0, 100).Select(tick => (long?)tick), Sent(one));
    }

    [Fact]
    public void What_is_shown_at_rest_are_the_figures_of_the_newest_tick_though_its_row_was_used_again()
    {
        long seen = 0;
        var hub = new FeedHub(
            (row, _) =>
            {
                seen = row.Values[0];
                return new FeedItem(row.Tick, default);
            },
            mostSubscribers: 1,
            _clock);
        hub.Subscribe(-1, framesPerSecond: 0.001, out _);
        long[] values = new long[Schema.Columns.Count];
        for (int tick = 0; tick < 2; tick++)
        {
            values[0] = tick + 7;
            hub.Show(new HistoryRow(tick, Schema, values), "");
        }

        values[0] = -1;
        hub.Rest();
        Assert.Equal(8, seen);
    }

    private static long?[] Sent(Subscriber subscriber)
    {
        var ticks = new List<long?>();
        while (subscriber.Waiting.TryRead(out FeedItem? item))
            ticks.Add(item.Tick);
        return [.. ticks];
    }

    private void Show(long tick, TimeSpan? after = null)
    {
        _clock.Now += after ?? TimeSpan.FromMilliseconds(10);
        _hub.Show(new HistoryRow(tick, Schema, new long[Schema.Columns.Count]), "");
    }

    /// <summary>A clock that stands unless it is moved.</summary>
    private sealed class HeldClock : TimeProvider
    {
        public TimeSpan Now { get; set; }

        public override long GetTimestamp() => Now.Ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;
    }
}
