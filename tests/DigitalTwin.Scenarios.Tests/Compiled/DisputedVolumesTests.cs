namespace DigitalTwin.Scenarios.Tests.Compiled;

/// <summary>
/// Where sources dispute how many chips are made, the ends of what they say are scenarios on top of the baseline, with it in between.
/// </summary>
public sealed class DisputedVolumesTests
{
    private static readonly WorldSpec Low = ScenarioLoader.Load("world-2025-chips-low").World!;
    private static readonly WorldSpec Middle = ScenarioLoader.Load("world-2025").World!;
    private static readonly WorldSpec High = ScenarioLoader.Load("world-2025-chips-high").World!;

    [Fact]
    public void The_baseline_lies_between_the_ends_at_every_fab_and_date()
    {
        for (int i = 0; i < Middle.Fabs.Length; i++)
        {
            ChipFabSpec low = Low.Fabs[i], middle = Middle.Fabs[i], high = High.Fabs[i];
            Assert.Equal((middle.Id, middle.Id), (low.Id, high.Id));
            foreach (long tick in middle.WafersPerMonth.Points.Select(point => point.Tick))
                Assert.InRange(middle.WafersPerMonth.At(tick), low.WafersPerMonth.At(tick), high.WafersPerMonth.At(tick));
        }
    }

    [Fact]
    public void The_ends_differ_where_sources_do_and_nowhere_else()
    {
        string[] disputed =
        [
            .. Middle.Fabs.Where((fab, i) => fab.WafersPerMonth.Points.Any(point =>
                Low.Fabs[i].WafersPerMonth.At(point.Tick) < High.Fabs[i].WafersPerMonth.At(point.Tick))).Select(fab => fab.Id),
        ];
        Assert.Equal(["cowos_tw", "smic_950", "smic_950dt", "smic_960", "smic_970", "smic_n2"], disputed);
    }
}
