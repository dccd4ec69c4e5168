using DigitalTwin.Results.History;

namespace DigitalTwin.Silo.Feed;

/// <summary>A tick as a feed shows it.</summary>
/// <param name="Hash">Its hash.</param>
/// <param name="Row">Its figures.</param>
public sealed record FeedTick(string Hash, HistoryRow Row);
