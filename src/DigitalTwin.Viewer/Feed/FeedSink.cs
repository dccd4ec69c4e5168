using DigitalTwin.Protocol.Coordination;

namespace DigitalTwin.Viewer.Feed;

/// <summary>Shows a run's ticks to those who follow it, after they are in its history.</summary>
internal sealed class FeedSink(FeedHub hub, Func<HistoryRow?> newest) : ITickSink
{
    public void Take(in TickCommit commit)
    {
        if (newest() is HistoryRow row)
            hub.Show(row, commit.Hash.ToString());
    }

    public void Dispose()
    {
    }
}
