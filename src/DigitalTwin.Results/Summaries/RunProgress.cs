namespace DigitalTwin.Results.Summaries;

/// <summary>The state of a run.</summary>
/// <param name="Tick">Ticks done.</param>
/// <param name="Target">Ticks to do; null for a run without end.</param>
/// <param name="InstantUtc">Start of the newest tick.</param>
/// <param name="Market">What the newest tick showed; null where who reports has not seen it.</param>
public readonly record struct RunProgress(long Tick, long? Target, DateTime InstantUtc, MarketSnapshot? Market);
