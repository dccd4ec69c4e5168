namespace DigitalTwin.Results.Compute;

/// <summary>Turns tallies of campuses into what a summary shows.</summary>
internal static class CampusRollup
{
    private const double MwhPerGwh = 1000;
    private const double KwPerMw = 1000;

    /// <summary>The campuses by identifier.</summary>
    public static IReadOnlyList<CampusSummary> Of(WorldSpec world, BuildOutTally tally, long ticks) =>
        [.. tally.Campuses.Select(campus => Of(world, tally, campus, ticks))];

    /// <summary>The shortfall of a country over the run or the month at hand.</summary>
    public static Shortfall ShortfallOf(WorldSpec world, BuildOutTally tally, string country, bool month)
    {
        var shortfall = new Shortfall();
        foreach (CampusTally campus in tally.Campuses)
        {
            if (world.Zones[campus.Zone].Country == country)
                shortfall.Add(campus, month);
        }

        for (int zone = 0; zone < world.Zones.Length; zone++)
        {
            if (world.Zones[zone].Country == country)
                shortfall.AddUnplanned(tally.Unplanned(zone, month));
        }

        return shortfall;
    }

    /// <summary>Median months from request to power of the blocks that came to power in a country; null if none did.</summary>
    public static double? MedianMonths(WorldSpec world, BuildOutTally tally, string country)
    {
        long[] hours = [.. tally.Connected.Where(c => world.Zones[c.Zone].Country == country).Select(c => c.Block.Hours).Order()];
        if (hours.Length == 0)
            return null;
        int middle = hours.Length / 2;
        return (hours.Length % 2 == 1 ? hours[middle] : (hours[middle - 1] + hours[middle]) / 2.0) / Calendar.HoursPerMonth;
    }

    /// <summary>How a campus is connected; null for one that joined by an event.</summary>
    public static ConnectionTrack? TrackOf(WorldSpec world, string campus) => PlanOf(world, campus)?.Track;

    private static CampusSummary Of(WorldSpec world, BuildOutTally tally, CampusTally campus, long ticks)
    {
        CampusSummary reported = Apart(Of(world.Zones[campus.Zone], campus, ticks), tally.Splits.Of(campus.Id));
        return Connected(world, campus, reported) with
        {
            Battery = tally.Batteries.Of(campus.Id) is BatteryReport sum
                ? new CampusBattery(sum.BoughtMwh, sum.GivenMwh, sum.StoredMwh, sum.RiddenHours)
                : null,
        };
    }

    private static SitePlanSpec? PlanOf(WorldSpec world, string campus) => world.FindSite(campus)?.Plan;

    /// <summary>What the connections of a campus cost, and its share of what is unused.</summary>
    private static CampusSummary Connected(WorldSpec world, CampusTally campus, CampusSummary reported)
    {
        TrackSteps? track = world.Zones[campus.Zone].Connections.FirstOrDefault(steps => steps.Track == TrackOf(world, campus.Id));
        if (PlanOf(world, campus.Id) is not SitePlanSpec plan || track is null)
            return reported;
        double usdPerMw = track.ConnectionUsdPerKw * KwPerMw, connectedMw = reported.EnergisedMw - plan.StartMw;
        return reported with
        {
            ConnectionUsd = connectedMw * usdPerMw,
            StrandedUsd = Math.Min(reported.IdleMw, connectedMw) * usdPerMw,
            NetworkUsd = campus.Bill.ConnectedMwh / Calendar.HoursPerYear * track.NetworkUsdPerKwYear * KwPerMw,
        };
    }

    private static CampusSummary Apart(CampusSummary campus, ComputeSplit? split) => split is not ComputeSplit sum ? campus : campus with
    {
        TrainingExaflopDays = sum.TrainingExaflopDays,
        InferenceExaflopDays = sum.InferenceExaflopDays,
        PausedHours = sum.PausedHours,
    };

    private static CampusSummary Of(ZoneSpec zone, CampusTally campus, long ticks)
    {
        var shortfall = new Shortfall();
        shortfall.Add(campus, month: false);
        SiteReport site = campus.Latest;
        var stages = new SortedDictionary<string, double>(StringComparer.Ordinal);
        double? months = null;
        foreach (DataHall block in site.Blocks)
        {
            string stage = Camel(block.StageAt(ticks).ToString());
            stages[stage] = stages.GetValueOrDefault(stage) + block.Mw;
            if (block.EnergisedTick != DataHall.Never)
                months = Math.Min(months ?? double.MaxValue, (block.EnergisedTick - block.RequestTick) / Calendar.HoursPerMonth);
        }

        var chips = new SortedDictionary<string, long>(StringComparer.Ordinal);
        for (int stage = 0; stage < ShortfallAttribution.ChipStages; stage++)
        {
            if (site.Chips[stage] > 0)
                chips[Camel(((ChipStage)stage).ToString())] = site.Chips[stage];
        }

        return new CampusSummary(
            Id: campus.Id,
            Zone: zone.Id,
            Country: zone.Country,
            PlanMw: site.PlanMw,
            EnergisedMw: site.EnergisedMw,
            GpusWanted: site.Wanted,
            GpusInstalled: site.Running,
            GpusWaitingForPower: campus.Waiting,
            MwByStage: stages,
            ChipsByStage: chips,
            MonthsToPower: months)
        {
            EnergyGwh = campus.Bill.ServedMwh / MwhPerGwh,
            ItGwh = campus.ItMwh / MwhPerGwh,
            BillUsd = campus.Bill.Usd,
            UsdPerMwh = campus.Bill.UsdPerMwh,
            MarginUsdPerMwh = campus.Bill.MarginUsdPerMwh,
            IdleMw = campus.Bill.IdleMw,
            IdleGwh = campus.Bill.IdleMwh / MwhPerGwh,
            ShortfallByCause = shortfall.ByCause,
        };
    }

    private static string Camel(string name) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(name);
}
