namespace DigitalTwin.Scenarios.Tests.Compiled;

/// <summary>
/// Datacenter energy of 2030 as planned, by region of the IEA's Energy and AI (2025). Low and high are the shares of its cases of the world
/// (670 and 1,260 of 945 TWh), taken for every region.
/// </summary>
public sealed class DatacenterGrowthTests(ITestOutputHelper output)
{
    private const double Low = 670.0 / 945;
    private const double High = 1260.0 / 945;
    private static readonly DateTime Middle = new(2030, 7, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly string[] Europe = ["AT", "DE", "ES", "FR", "GB", "IE", "IT", "NL", "PL", "RO", "SE"];

    [Theory]
    [InlineData("US", 426)]
    [InlineData("CN", 277)]
    [InlineData("Europe", 113)]
    [InlineData("JP", 34)]
    [InlineData("rest", 96)] // Asia without China 101, less Japan, and the rest of the world 29
    public void Planned_energy_of_2030_lies_within_the_cases_and_the_layers_at_their_ends(string region, double baseTwh)
    {
        double low = PlannedTwh("world-2025-datacenters-low", region), planned = PlannedTwh("world-2025", region);
        double high = PlannedTwh("world-2025-datacenters-high", region);
        output.WriteLine($"{region}: {low:0.0}, {planned:0.0}, {high:0.0}; cases {Low * baseTwh:0.0}, {baseTwh}, {High * baseTwh:0.0}");

        Assert.InRange(planned, Low * baseTwh, High * baseTwh);
        Assert.InRange(low, 0.97 * Low * baseTwh, Math.Min(planned, baseTwh));
        Assert.InRange(high, Math.Max(planned, baseTwh), 1.03 * High * baseTwh);
    }

    [Fact]
    public void At_the_end_of_2025_as_much_of_the_campuses_of_China_is_planned_as_begins_by_then()
    {
        WorldSpec world = ScenarioLoader.Load("world-2025").World!;
        DatacenterSpec[] growth = [.. world.Datacenters.Where(site => site.Id.StartsWith("CN-", StringComparison.Ordinal)
            && site.Id.Contains("/growth-", StringComparison.Ordinal))];
        long end = world.Calendar.TickAtOrAfter(new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        double planned = growth.Sum(site => site.FacilityMw.At(end));
        double ready = growth.Where(site => site.Plan!.FirstMarkTick + site.Plan.Steps.BuildingHours <= end)
            .Sum(site => site.FacilityMw.Max());
        output.WriteLine($"planned {planned:0} MW, ready by the usual months {ready:0} MW");

        Assert.Equal(42, growth.Length);
        Assert.InRange(planned, 1500, 1900);
        Assert.InRange(ready / planned, 0.95, 1.05);
    }

    private static double PlannedTwh(string scenario, string region)
    {
        WorldSpec world = ScenarioLoader.Load(scenario).World!;
        long tick = world.Calendar.TickAtOrAfter(Middle);
        double mw = world.Datacenters.Where(site => RegionOf(site.Country) == region).Sum(site => site.FacilityMw.At(tick));
        return mw * Calendar.HoursPerYear / 1e6;
    }

    private static string RegionOf(string country) => country switch
    {
        "US" or "CN" or "JP" => country,
        _ => Europe.Contains(country, StringComparer.Ordinal) ? "Europe" : "rest",
    };
}
