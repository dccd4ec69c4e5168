namespace DigitalTwin.Model.Tests.Power;

/// <summary>The day-ahead pass against a linear programme of the same day; statement and figures in Golden/day-ahead/README.md.</summary>
public sealed class GoldenDayTests(ITestOutputHelper output)
{
    private const double Tolerance = 0.02;

    [Theory]
    [InlineData("coal-gas-wind")]
    [InlineData("hydro-pumped")]
    [InlineData("solar-battery")]
    public void A_day_costs_at_most_two_percent_more_than_its_linear_programme(string name)
    {
        GoldenDay day = GoldenDay.Load(Folder(name));
        (double costUsd, double unservedMwh) = day.Run();
        double above = costUsd / day.ExpectedCostUsd - 1;
        output.WriteLine($"{name}: {costUsd:F0} USD a day, programme {day.ExpectedCostUsd:F0}: {100 * above:F2} % above");
        Assert.Equal(0, unservedMwh, 1e-6);
        Assert.InRange(costUsd / day.ExpectedCostUsd, 0.999, 1 + Tolerance);
    }

    private static string Folder(string name) => Path.Combine(AppContext.BaseDirectory, "Golden", "day-ahead", name);
}
