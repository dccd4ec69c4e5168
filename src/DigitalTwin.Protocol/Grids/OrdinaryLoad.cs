using DigitalTwin.Model.Specs;
using DigitalTwin.Model.Time;

namespace DigitalTwin.Protocol.Grids;

/// <summary>The ordinary load of a zone: its hourly series, raised by heat and cold waves.</summary>
/// <param name="zone">The zone.</param>
/// <param name="calendar">Calendar of the run.</param>
public sealed class OrdinaryLoad(ZoneSpec zone, Calendar calendar)
{
    /// <summary>Load of a tick, MW.</summary>
    public double MwAt(long tick)
    {
        double loadMw = zone.OrdinaryLoadMw[calendar.HourOfYear(tick)];
        foreach (LoadWave wave in zone.Waves)
        {
            if (tick >= wave.FirstTick && tick < wave.EndTick)
                loadMw *= wave.LoadFactor;
        }

        return loadMw;
    }
}
