using DigitalTwin.Model.BuildOut;
using DigitalTwin.Model.Specs;
using DigitalTwin.Model.Time;

namespace DigitalTwin.Engine.BuildOut;

/// <summary>How long the halls that came to power in a run had waited, from request to power, in a zone on one track.</summary>
/// <param name="Zone">Zone.</param>
/// <param name="Track">firm, curtailable or onSite.</param>
/// <param name="Halls">Halls that came to power.</param>
/// <param name="Mw">Their power, MW of the facility.</param>
/// <param name="P50Months">Half of their MW had waited no longer.</param>
/// <param name="P90Months">Nine tenths of their MW had waited no longer.</param>
public sealed record TimeToPower(string Zone, string Track, int Halls, double Mw, double P50Months, double P90Months)
{
    /// <summary>By zone and track; zones without a hall that came to power are left out.</summary>
    /// <remarks>Halls that still wait are not in it: where many wait, read the queue beside it.</remarks>
    internal static IReadOnlyList<TimeToPower> Of(WorldSpec world, IReadOnlyList<ZoneConnected> connected) =>
    [
        .. connected.GroupBy(hall => (hall.Zone, hall.Block.Track))
            .OrderBy(group => group.Key.Zone).ThenBy(group => group.Key.Track)
            .Select(group => Of(world.Zones[group.Key.Zone].Id, group.Key.Track, [.. group.Select(hall => hall.Block)])),
    ];

    private static TimeToPower Of(string zone, ConnectionTrack track, Connected[] halls)
    {
        Connected[] byWait = [.. halls.OrderBy(hall => hall.Hours).ThenBy(hall => hall.Tick)];
        return new TimeToPower(
            zone,
            System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(track.ToString()),
            halls.Length,
            halls.Sum(hall => hall.Mw),
            MonthsOf(byWait, 0.5),
            MonthsOf(byWait, 0.9));
    }

    /// <summary>Months within which a share of the MW had power.</summary>
    private static double MonthsOf(Connected[] byWait, double share)
    {
        double wantedMw = share * byWait.Sum(hall => hall.Mw) * (1 - 1e-12), mw = 0;
        foreach (Connected hall in byWait)
        {
            mw += hall.Mw;
            if (mw >= wantedMw)
                return hall.Hours / Calendar.HoursPerMonth;
        }

        return byWait[^1].Hours / Calendar.HoursPerMonth;
    }
}
