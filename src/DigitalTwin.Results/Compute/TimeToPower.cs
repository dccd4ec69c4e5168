namespace DigitalTwin.Results.Compute;

/// <summary>How long halls wait from request to power, in a zone on one track.</summary>
/// <param name="Track">firm, curtailable or onSite.</param>
/// <param name="Halls">Halls that came to power in the run.</param>
/// <param name="Mw">Their power, MW of the facility.</param>
/// <param name="P50Months">Half of their MW had waited no longer; null where none came to power.</param>
/// <param name="P90Months">Nine tenths of their MW had waited no longer.</param>
/// <param name="WaitingMw">
/// Power of the halls that had asked and wait at the end, MW; those of campuses that joined by an event are left out.
/// </param>
/// <param name="ProductLimitP50Months">
/// The time within which half of the MW come to power when those that wait count, too, for as long as they have: the product-limit
/// estimate. Null where that share was not reached in the run. Halls that asked before the run count from their request; those that had
/// power before it are not known to a run.
/// </param>
/// <param name="ProductLimitP90Months">The same for nine tenths.</param>
public sealed record TimeToPower(
    string Zone,
    string Track,
    int Halls,
    double Mw,
    double? P50Months,
    double? P90Months,
    double WaitingMw,
    double? ProductLimitP50Months,
    double? ProductLimitP90Months)
{
    /// <summary>By zone and track; those on which nobody has asked are left out.</summary>
    /// <param name="tally">What was counted.</param>
    /// <param name="ticks">Ticks of the run.</param>
    internal static IReadOnlyList<TimeToPower> Of(WorldSpec world, BuildOutTally tally, long ticks)
    {
        var tracks = new SortedDictionary<(int Zone, ConnectionTrack Track), (List<Connected> Connected, List<DataHall> Waiting)>();
        foreach (ZoneConnected hall in tally.Connected)
            At(hall.Zone, hall.Block.Track).Connected.Add(hall.Block);
        foreach (CampusTally campus in tally.Campuses)
        {
            if (CampusRollup.TrackOf(world, campus.Id) is not ConnectionTrack track)
                continue;
            foreach (DataHall hall in campus.Latest.Blocks)
            {
                if (hall.EnergisedTick == DataHall.Never && hall.RequestTick < ticks)
                    At(campus.Zone, track).Waiting.Add(hall);
            }
        }

        return [.. tracks.Select(pair => Of(world.Zones[pair.Key.Zone].Id, pair.Key.Track, pair.Value, ticks))];

        (List<Connected> Connected, List<DataHall> Waiting) At(int zone, ConnectionTrack track)
        {
            if (!tracks.TryGetValue((zone, track), out var halls))
                tracks.Add((zone, track), halls = ([], []));
            return halls;
        }
    }

    private static TimeToPower Of(
        string zone, ConnectionTrack track, (List<Connected> Connected, List<DataHall> Waiting) halls, long ticks)
    {
        ProductLimit ended = new(), all = new();
        foreach (Connected hall in halls.Connected)
        {
            ended.Add(0, hall.Hours, ended: true, hall.Mw);
            all.Add(0, hall.Hours, ended: true, hall.Mw);
        }

        foreach (DataHall hall in halls.Waiting)
            all.Add(0, ticks - hall.RequestTick, ended: false, hall.Mw);
        return new TimeToPower(
            zone,
            System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(track.ToString()),
            halls.Connected.Count,
            halls.Connected.Sum(hall => hall.Mw),
            ended.Quantile(0.5) / Calendar.HoursPerMonth,
            ended.Quantile(0.9) / Calendar.HoursPerMonth,
            halls.Waiting.Sum(hall => hall.Mw),
            all.Quantile(0.5) / Calendar.HoursPerMonth,
            all.Quantile(0.9) / Calendar.HoursPerMonth);
    }
}
