namespace DigitalTwin.Results.Summaries;

/// <summary>The state of a run.</summary>
/// <param name="Tick">Ticks done.</param>
/// <param name="Target">Ticks to do; null for a run without end.</param>
/// <param name="InstantUtc">Start of the newest tick.</param>
/// <param name="Market">What the newest tick showed; null where who reports has not seen it.</param>
public readonly record struct RunProgress(long Tick, long? Target, DateTime InstantUtc, MarketSnapshot? Market);

/// <summary>All zones of a tick at one glance.</summary>
/// <param name="MeanPriceUsdPerMwh">Mean price over the load.</param>
/// <param name="SaturatedZones">Zones whose headroom was at or below zero.</param>
/// <param name="UnservedMw">Firm load not served.</param>
public readonly record struct MarketSnapshot(double MeanPriceUsdPerMwh, int SaturatedZones, double UnservedMw);
