namespace DigitalTwin.Protocol.Grids;

/// <summary>The base demand of a zone: its hourly series, raised by heat and cold waves and by demand shocks.</summary>
/// <param name="calendar">Calendar of the run.</param>
/// <param name="impositions">What events impose on the zone.</param>
public sealed class BaseDemand(ZoneSpec zone, Calendar calendar, ActiveEffects impositions)
{
    /// <summary>Load of a tick, MW; of a later one as far as is known now.</summary>
    public double MwAt(long tick)
    {
        double loadMw = zone.OrdinaryLoadMw[calendar.HourOfYear(tick)] * zone.Growth.At(tick);
        foreach (LoadWave wave in zone.Waves)
        {
            if (tick >= wave.FirstTick && tick < wave.EndTick)
                loadMw *= wave.LoadFactor;
        }

        return loadMw * impositions.Factor(EffectKind.DemandShock, tick);
    }
}
