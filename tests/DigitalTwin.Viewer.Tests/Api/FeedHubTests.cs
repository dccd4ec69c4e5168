using DigitalTwin.Engine.History;
using DigitalTwin.Viewer.Feed;

namespace DigitalTwin.Viewer.Tests.Api;

/// <summary>Who follows a run: each tick once, nobody waited for, the slow one told why.</summary>
public sealed class FeedHubTests
{
    private static readonly HistorySchema Schema = new([("A", HistoryKind.Zone)]);

    private readonly FeedHub _hub = new((row, _) => new FeedItem(row.Tick, default), mostSubscribers: 2);

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
        var ticks = new List<long?>();
        while (slow.Waiting.TryRead(out FeedItem? item))
            ticks.Add(item.Tick);
        Assert.Equal([0, 2], ticks);
    }

    private void Show(long tick) => _hub.Show(new HistoryRow(tick, Schema, new long[Schema.Columns.Count]), "");
}
