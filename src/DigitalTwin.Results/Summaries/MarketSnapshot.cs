namespace DigitalTwin.Results.Summaries;

/// <summary>All zones of a tick at one glance.</summary>
/// <param name="MeanPriceUsdPerMwh">Mean price over the load.</param>
/// <param name="SaturatedZones">Zones whose headroom was at or below zero.</param>
/// <param name="UnservedMw">Firm load not served.</param>
public readonly record struct MarketSnapshot(double MeanPriceUsdPerMwh, int SaturatedZones, double UnservedMw);
