namespace DigitalTwin.Viewer.Feed;

/// <summary>The ticks of a run as they come, wherever it runs.</summary>
public interface ILiveFeed
{
    /// <summary>The newest tick that was shown; -1 before the first.</summary>
    long LastTick { get; }

    /// <summary>Follows the run from a tick on.</summary>
    /// <param name="after">The newest tick that the caller has.</param>
    /// <param name="framesPerSecond">Most ticks a second that it wants; null for every tick.</param>
    /// <param name="full">Whether no more subscribers are taken.</param>
    /// <returns>Null where newer ticks are to be read from history first, or where no more are taken.</returns>
    Subscriber? Subscribe(long after, double? framesPerSecond, out bool full);

    /// <summary>Ends the following.</summary>
    void Leave(Subscriber subscriber);
}

/// <summary>Something that subscribers are sent, encoded once for all of them.</summary>
/// <param name="Tick">The tick that it shows; null for what is said between ticks.</param>
/// <param name="Bytes">The server-sent event, UTF-8.</param>
public sealed record FeedItem(long? Tick, ReadOnlyMemory<byte> Bytes);
