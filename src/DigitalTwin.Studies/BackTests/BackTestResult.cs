namespace DigitalTwin.Studies.BackTests;

/// <summary>Power of the tracked campuses at <see cref="BackTest.Dates"/>, MW.</summary>
/// <param name="ModelledMw">As the model has it.</param>
/// <param name="KnownMw">As it was.</param>
/// <param name="LaggedMw">As the simplest rival has it: full power one constant lag after the first mark.</param>
/// <param name="LagMonths">The lag that fits best, which the model was not given.</param>
/// <param name="Waits">Months from first mark to first power of new sites and of reused buildings, as they were and as modelled.</param>
public sealed record BackTestResult(
    ImmutableArray<double> ModelledMw, ImmutableArray<double> KnownMw, ImmutableArray<double> LaggedMw, int LagMonths,
    ImmutableArray<BackTestWait> Waits)
{
    /// <summary>The sites that had no power when the back-test begins, one by one.</summary>
    public ImmutableArray<BackTestSite> Sites { get; init; } = [];

    /// <summary>Mean of |modelled / known - 1| over the days after the start.</summary>
    public double ModelDeviation => MeanDeviation([.. ModelledMw], [.. KnownMw]);

    /// <summary>The same of the rival.</summary>
    public double LagDeviation => MeanDeviation([.. LaggedMw], [.. KnownMw]);

    /// <summary>Modelled over known, less one, at a day.</summary>
    public double DeviationAt(int day) => ModelledMw[day] / KnownMw[day] - 1;

    /// <summary>The sites of several histories, each with the middle of its modelled months.</summary>
    public static ImmutableArray<BackTestSite> MiddleOf(IReadOnlyList<BackTestResult> results) =>
        [.. results[0].Sites.Select((site, i) => site with
        {
            ModelledMonths = results.Select(result => result.Sites[i].ModelledMonths).OrderBy(months => months ?? double.MaxValue)
                .ElementAt(results.Count / 2),
        })];

    /// <summary>The middle of several histories of each quartile of the wait of new sites or of reused buildings.</summary>
    public static WaitQuartiles MiddleOf(IReadOnlyList<BackTestResult> results, bool reused)
    {
        WaitQuartiles[] waits = [.. results.Select(result => result.Waits.Single(wait => wait.Reused == reused).Modelled)];
        double? Middle(Func<WaitQuartiles, double?> of)
        {
            double middle = waits.Select(wait => of(wait) ?? double.MaxValue).Order().ElementAt(waits.Length / 2);
            return middle < double.MaxValue ? middle : null;
        }

        return new WaitQuartiles(Middle(wait => wait.P25), Middle(wait => wait.P50), Middle(wait => wait.P75));
    }

    internal static double MeanDeviation(double[] mw, double[] knownMw)
    {
        double sum = 0;
        for (int i = 1; i < mw.Length; i++)
            sum += Math.Abs(mw[i] / knownMw[i] - 1);
        return sum / (mw.Length - 1);
    }
}

/// <summary>
/// Months from first mark to first power of the tracked sites that had no power when the back-test begins, by the product-limit estimate:
/// sites that still wait count for as long as they have, and those that were marked before count from its beginning on.
/// </summary>
/// <param name="Reused">Whether they stand in buildings that had their connection.</param>
/// <param name="Sites">How many.</param>
/// <param name="Known">Months in which a quarter, half and three quarters had power; null where that share was not reached.</param>
/// <param name="Modelled">The same as the model has it.</param>
public sealed record BackTestWait(bool Reused, int Sites, WaitQuartiles Known, WaitQuartiles Modelled);

/// <summary>Months from first mark to first power of a site.</summary>
/// <param name="OnSite">Whether it generates for itself.</param>
/// <param name="IsExpected">Whether what is known is what its builder expected in May 2026.</param>
/// <param name="KnownMonths">As it was, or as expected; null where nothing is said.</param>
/// <param name="ModelledMonths">As the model has it; null for more than eight years after the last day.</param>
public sealed record BackTestSite(string Name, bool OnSite, bool IsExpected, double? KnownMonths, double? ModelledMonths);

/// <summary>Quartiles of a wait, months; null where so many had not come to its end.</summary>
/// <param name="P25">A quarter had waited no longer.</param>
/// <param name="P50">Half of them.</param>
/// <param name="P75">Three quarters of them.</param>
public sealed record WaitQuartiles(double? P25, double? P50, double? P75)
{
    /// <summary>The quartiles of a product-limit estimate.</summary>
    internal static WaitQuartiles Of(ProductLimit waits) => new(waits.Quantile(0.25), waits.Quantile(0.5), waits.Quantile(0.75));
}
