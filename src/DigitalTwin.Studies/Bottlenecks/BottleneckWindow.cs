namespace DigitalTwin.Studies.Bottlenecks;

/// <summary>Compute that plans of a region wanted between a fork and the end of a run, and what of it was missing; exaflop-days.</summary>
/// <param name="Target">Wanted by plans.</param>
/// <param name="Missing">Missing, hours ahead of a plan not counted against it.</param>
/// <param name="ByCause">Missing by cause.</param>
internal sealed record BottleneckWindow(double Target, double Missing, IReadOnlyDictionary<string, double> ByCause)
{
    private const string Ahead = "aheadOfPlan";

    /// <summary>What came between a run's fork and its end.</summary>
    /// <param name="fork">The run at the fork; null for the run's beginning.</param>
    /// <param name="end">The run at its end.</param>
    public static BottleneckWindow Between(RunSummary? fork, RunSummary end, BottleneckRegion region)
    {
        double target = 0, missing = 0;
        var causes = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach ((RunSummary? run, int sign) in (ReadOnlySpan<(RunSummary?, int)>)[(end, 1), (fork, -1)])
        {
            foreach (CountrySummary country in run?.Countries.Where(country => region.Has(country.Id)) ?? [])
            {
                target += sign * country.TargetExaflopDays;
                foreach ((string cause, double exaflopDays) in country.ShortfallByCause.Where(pair => pair.Key != Ahead))
                {
                    missing += sign * exaflopDays;
                    causes[cause] = causes.GetValueOrDefault(cause) + sign * exaflopDays;
                }
            }
        }

        return new BottleneckWindow(target, missing, causes);
    }

    /// <summary>The figures at a run's end that decide what holds a region back.</summary>
    public static BottleneckFigures FiguresOf(RunSummary end, BottleneckRegion region)
    {
        double planMw = 0, energisedMw = 0;
        long wanted = 0, installed = 0, waiting = 0;
        var halls = new SortedDictionary<string, double>(StringComparer.Ordinal);
        var chips = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (CampusSummary campus in end.Campuses.Where(campus => region.Has(campus.Country)))
        {
            (planMw, energisedMw) = (planMw + campus.PlanMw, energisedMw + campus.EnergisedMw);
            (wanted, installed) = (wanted + campus.GpusWanted, installed + campus.GpusInstalled);
            waiting += campus.GpusWaitingForPower;
            foreach ((string stage, double mw) in campus.MwByStage)
                halls[stage] = halls.GetValueOrDefault(stage) + mw;
            foreach ((string stage, long count) in campus.ChipsByStage)
                chips[stage] = chips.GetValueOrDefault(stage) + count;
        }

        CountrySummary[] countries = [.. end.Countries.Where(country => region.Has(country.Id))];
        CountrySummary? largest = countries.MaxBy(country => country.MedianQueueMonths is null ? -1 : country.EnergisedMw);
        return new BottleneckFigures(
            planMw, energisedMw, countries.Sum(country => country.QueueGw) * 1000, largest?.MedianQueueMonths, wanted, installed, waiting,
            halls, chips);
    }
}
