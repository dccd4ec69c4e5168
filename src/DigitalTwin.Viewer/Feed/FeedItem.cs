namespace DigitalTwin.Viewer.Feed;

/// <summary>Something that subscribers are sent, encoded once for all of them.</summary>
/// <param name="Tick">The tick that it shows; null for what is said between ticks.</param>
/// <param name="Bytes">The server-sent event, UTF-8.</param>
public sealed record FeedItem(long? Tick, ReadOnlyMemory<byte> Bytes);
