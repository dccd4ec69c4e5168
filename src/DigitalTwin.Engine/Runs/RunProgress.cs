namespace DigitalTwin.Engine.Runs;

/// <summary>Where a run stands.</summary>
/// <param name="Tick">Ticks done.</param>
/// <param name="Target">Ticks to do; null for a run without end.</param>
/// <param name="InstantUtc">Start of the newest tick.</param>
/// <param name="MeanPriceUsdPerMwh">Mean price over the load of the newest tick.</param>
/// <param name="SaturatedZones">Zones whose headroom was at or below zero in the newest tick.</param>
/// <param name="UnservedMw">Firm load not served in the newest tick.</param>
public readonly record struct RunProgress(
    long Tick,
    long? Target,
    DateTime InstantUtc,
    double MeanPriceUsdPerMwh,
    int SaturatedZones,
    double UnservedMw);
