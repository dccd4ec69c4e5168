namespace DigitalTwin.Studies.BackTests;

/// <summary>
/// Starts at the beginning of 2024 with the power of tracked campuses then, their first marks, halls and announced size, and nothing that
/// was known later; and compares the power that they come to with what they had. Capacity of the grid is not tested: it is always there.
/// </summary>
public static class BackTest
{
    private const double PlentyMw = 1e6;
    private const int LongestLagMonths = 72;

    // What has no power on the last day is followed on, to compare it with what its builder expects.
    private const int MostYearsAfter = 8;

    /// <summary>The start, and the days at which power is compared.</summary>
    public static ImmutableArray<DateTime> Dates { get; } =
    [
        Day(2023, 12, 31), Day(2024, 6, 30), Day(2024, 12, 31), Day(2025, 6, 30), Day(2025, 12, 31), Day(2026, 5, 20),
    ];

    /// <summary>Runs the back-test.</summary>
    /// <param name="sites">The tracked sites.</param>
    /// <param name="world">The world, which knows how long the steps take in each zone.</param>
    /// <param name="seed">Seed of the draws.</param>
    /// <exception cref="FormatException">A site names a zone or a track that the world does not know.</exception>
    public static BackTestResult Run(IReadOnlyList<TrackedSite> sites, WorldSpec world, ulong seed)
    {
        double[] modelled = new double[Dates.Length], known = new double[Dates.Length];
        var powered = new List<DateTime?>();
        var first = ImmutableArray.CreateBuilder<BackTestSite>();
        foreach (TrackedSite site in sites)
        {
            (double[] mw, DateTime? firstPower) = PowerOf(site, StepsOf(site, world), seed);
            powered.Add(firstPower);
            if (site.KnownMw[0] <= 0)
                first.Add(SiteOf(site, firstPower));
            for (int i = 0; i < Dates.Length; i++)
                (modelled[i], known[i]) = (modelled[i] + mw[i], known[i] + site.KnownMw[i]);
        }

        (int lag, double[] lagged) = BestLag(sites, known);
        return new BackTestResult(
            [.. modelled], [.. known], [.. lagged], lag, [WaitOf(sites, powered, reused: false), WaitOf(sites, powered, reused: true)])
        {
            Sites = first.ToImmutable(),
        };
    }

    private static BackTestSite SiteOf(TrackedSite site, DateTime? firstPower)
    {
        DateTime? known = site.FirstPower ?? site.ExpectedPower;
        return new BackTestSite(
            site.Name,
            TrackOf(site) == ConnectionTrack.OnSite,
            site.FirstPower is null,
            known is DateTime day ? MonthsFrom(site, day) : null,
            firstPower is DateTime power ? MonthsFrom(site, power) : null);
    }

    /// <summary>How long sites without power at the beginning waited for their first, as it was and as modelled.</summary>
    private static BackTestWait WaitOf(IReadOnlyList<TrackedSite> sites, List<DateTime?> modelledPower, bool reused)
    {
        ProductLimit known = new(), modelled = new();
        int count = 0;
        for (int i = 0; i < sites.Count; i++)
        {
            if (sites[i].KnownMw[0] > 0 || sites[i].Reused != reused)
                continue;
            count++;
            Add(known, sites[i], sites[i].FirstPower);
            Add(modelled, sites[i], modelledPower[i]);
        }

        return new BackTestWait(reused, count, WaitQuartiles.Of(known), WaitQuartiles.Of(modelled));
    }

    private static void Add(ProductLimit waits, TrackedSite site, DateTime? firstPower)
    {
        bool ended = firstPower <= Dates[^1];
        waits.Add(Math.Max(0, MonthsFrom(site, Dates[0])), MonthsFrom(site, ended ? firstPower!.Value : Dates[^1]), ended);
    }

    private static double MonthsFrom(TrackedSite site, DateTime instant) => (instant - site.FirstMark).TotalHours / Calendar.HoursPerMonth;

    private static SiteStepsSpec StepsOf(TrackedSite site, WorldSpec world)
    {
        TrackSteps? found = world.Zones.FirstOrDefault(zone => zone.Id == site.Zone)?.Connections
            .FirstOrDefault(steps => steps.Track == TrackOf(site));
        if (found is null)
            throw new FormatException($"{site.Name}: the world has no connections of {site.Zone} and {site.Track}; fix the table.");
        SiteStepsSpec steps = site.Plant.Length == 0 ? found.Steps : PlantOf(site, world).StepsLike(found.Steps);
        if (site.ShellMonths is double shell)
            steps = steps with { ShellHours = (int)(shell * Calendar.HoursPerMonth) };
        return site.Reused ? steps.ForReusedBuilding() : steps;
    }

    private static SitePlantSpec PlantOf(TrackedSite site, WorldSpec world) =>
        world.SitePlants.FirstOrDefault(plant => plant.Id == site.Plant)
        ?? throw new FormatException($"{site.Name}: the world has no site_plants row {site.Plant}; fix the table.");

    private static (double[] Mw, DateTime? FirstPower) PowerOf(TrackedSite site, SiteStepsSpec steps, ulong seed)
    {
        var calendar = new Calendar(Day(2024, 1, 1));
        double startMw = site.KnownMw[0], growthMw = Math.Max(0, site.FullMw - startMw);
        var plan = new SitePlanSpec
        {
            FirstMarkTick = calendar.TickAtOrAfter(site.FirstMark),
            RequestedTick = site.Requested is DateTime asked ? calendar.TickAtOrAfter(asked) : DataHall.Never,
            StartMw = startMw,
            Track = TrackOf(site),
            BlockMw = Math.Max(1, site.FirstPhaseMw),
            Steps = steps,
            BuildsAtRisk = true,
        };
        var build = new SiteBuild(site.Name, plan, (growthMw, 0), new CounterRandom(seed, site.Name));
        var queue = new ConnectionQueue([], PlentyMw);
        for (int hour = 0; hour < 31 * Calendar.HoursPerDay; hour++)
            queue.Record.Add(PlentyMw);
        double[] mw = new double[Dates.Length];
        mw[0] = startMw;
        DateTime? firstPower = null;
        long last = calendar.TickAtOrAfter(Dates[^1]);
        bool awaitsFirst = startMw <= 0 && growthMw > 0;
        long end = last + (awaitsFirst ? MostYearsAfter * Calendar.HoursPerYear : 0);
        for (long tick = 0, next = 1; tick <= last || (tick <= end && firstPower is null); tick += Calendar.HoursPerDay)
        {
            foreach (ConnectionRequest request in build.TakeRequests(tick))
                queue.Ask(request);
            foreach (ConnectionNotice notice in queue.Advance(tick))
                build.Take(notice, tick);
            foreach (int block in build.Energise(tick))
            {
                queue.Connect(site.Name, block, tick);
                firstPower ??= calendar.InstantOf(tick);
            }

            for (; next < Dates.Length && calendar.TickAtOrAfter(Dates[(int)next]) < tick + Calendar.HoursPerDay; next++)
                mw[next] = startMw + build.EnergisedMw;
        }

        return (mw, firstPower);
    }

    /// <summary>
    /// The simplest rival: every site comes to its full power one constant lag after its first mark; the lag that fits best.
    /// </summary>
    private static (int Lag, double[] Mw) BestLag(IReadOnlyList<TrackedSite> sites, double[] known)
    {
        (int Lag, double[] Mw, double Error) best = (0, [], double.MaxValue);
        for (int lag = 1; lag <= LongestLagMonths; lag++)
        {
            double[] mw = [.. Dates.Select(date => sites.Sum(site =>
                site.FirstMark.AddHours(lag * Calendar.HoursPerMonth) <= date ? Math.Max(site.FullMw, site.KnownMw[0]) : site.KnownMw[0]))];
            double error = BackTestResult.MeanDeviation(mw, known);
            if (error < best.Error)
                best = (lag, mw, error);
        }

        return (best.Lag, best.Mw);
    }

    private static ConnectionTrack TrackOf(TrackedSite site) => site.Track switch
    {
        "curtailable" => ConnectionTrack.Curtailable,
        "on_site" => ConnectionTrack.OnSite,
        _ => ConnectionTrack.Firm,
    };

    private static DateTime Day(int year, int month, int day) => new(year, month, day, 0, 0, 0, DateTimeKind.Utc);
}
