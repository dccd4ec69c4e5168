using DigitalTwin.Results.Compute;

namespace DigitalTwin.Results.Summaries;

/// <summary>Rolls zones up to countries.</summary>
internal static class CountryRollup
{
    public static IReadOnlyList<CountrySummary> Of(
        WorldSpec world,
        IReadOnlyList<ZoneSummary> zones,
        IReadOnlyList<ZoneTally> tallies,
        BuildOutTally buildOut) =>
        [.. world.Countries.Select(country => With(Of(country.Id, zones, tallies), world, buildOut))];

    private static CountrySummary With(CountrySummary country, WorldSpec world, BuildOutTally buildOut)
    {
        CountryCompute compute = CountryCompute.Of(world, buildOut, country.Id, month: false);
        (double training, double inference) = buildOut.Splits.OfCountry(country.Id);
        return country with
        {
            TrainingExaflopDays = training,
            InferenceExaflopDays = inference,
            TargetExaflopDays = compute.Shortfall.Target,
            EffectiveExaflopDays = compute.Effective.Delivered,
            EffectiveTargetExaflopDays = compute.Effective.Target,
            ShortfallByCause = compute.Shortfall.ByCause,
            AlsoBlockedBy = compute.Shortfall.AlsoBlocked,
            EnergisedMw = compute.EnergisedMw,
            ItMw = compute.ItMw,
            QueueGw = compute.QueueMw / 1000,
            Programme = ProgrammeOf(country.Id, world, buildOut),
            MedianQueueMonths = CampusRollup.MedianMonths(world, buildOut, country.Id),
        };
    }

    private static CountrySummary Of(string country, IReadOnlyList<ZoneSummary> zones, IReadOnlyList<ZoneTally> tallies)
    {
        double energyTwh = 0, spend = 0, unservedMwh = 0, co2Mt = 0, exaflopDays = 0;
        long installed = 0, waiting = 0;
        var fuels = new SortedDictionary<string, double>(StringComparer.Ordinal);
        for (int i = 0; i < zones.Count; i++)
        {
            if (zones[i].Country != country)
                continue;
            energyTwh += zones[i].EnergyTwh;
            spend += zones[i].EnergyTwh * zones[i].MeanPrice;
            unservedMwh += zones[i].UnservedMwh;
            co2Mt += zones[i].Co2Mt;
            exaflopDays += tallies[i].ExaflopDays;
            installed += tallies[i].Installed;
            waiting += tallies[i].Waiting;
            foreach ((string fuel, double twh) in zones[i].ByFuelTwh)
                fuels[fuel] = fuels.GetValueOrDefault(fuel) + twh;
        }

        return new CountrySummary(
            Id: country,
            EnergyTwh: energyTwh,
            MeanPrice: energyTwh > 0 ? spend / energyTwh : 0,
            UnservedMwh: unservedMwh,
            Co2Mt: co2Mt,
            ByFuelTwh: fuels,
            GpusInstalled: installed,
            GpusWaitingForPower: waiting,
            DeliveredExaflopDays: exaflopDays);
    }

    private static ProgrammeSummary[] ProgrammeOf(string country, WorldSpec world, BuildOutTally buildOut) =>
    [
        .. from zone in world.Zones
           where zone.Country == country
           from option in zone.BuildOptions
           let reported = buildOut.ProgrammeLike(option.Like.Id)
           where reported is not null
           let standing = reported.Value
           select new ProgrammeSummary(
               zone.Id, option.Like.Technology, standing.DecidedMw, standing.AwaitingGoodsMw, standing.UnderConstructionMw,
               standing.InServiceMw, standing.RentUsdPerMwYear, standing.CostUsdPerMwYear, standing.GapMw,
               standing.OwnGapMw),
    ];
}
