namespace DigitalTwin.Runs.Tests.Worlds;

/// <summary>world-2025 moves the right way when one thing is changed: two runs over the same days, side by side.</summary>
public sealed class WorldBehaviourTests
{
    private const int Fortnight = 14 * 24;

    [Fact]
    public void Dearer_gas_raises_coal_in_the_United_States()
    {
        const string DearerGas =
            "  - table: fuel_prices\n    where: {country: US, fuel: gas}\n    multiply: {usd_mmbtu: 1.5}\n    note: dearer gas\n";
        CountrySummary before = Country("US", Run("2025-04-07"));
        CountrySummary after = Country("US", Run("2025-04-07", DearerGas));
        Assert.True(after.ByFuelTwh["coal"] > 1.05 * before.ByFuelTwh["coal"],
            $"{before.ByFuelTwh["coal"]} -> {after.ByFuelTwh["coal"]} TWh");
        Assert.True(after.ByFuelTwh["gas"] < before.ByFuelTwh["gas"]);
        Assert.True(after.MeanPrice > before.MeanPrice);
    }

    [Fact]
    public void Less_firm_capacity_raises_unserved_energy_there_and_exports_of_the_neighbours()
    {
        const string LessFirm =
            "  - table: fleet_capacity\n    where: {zone: CN-E, kind: thermal}\n    multiply: {mw: 0.85}\n    note: outage\n";
        RunSummary before = Run("2025-07-14");
        RunSummary after = Run("2025-07-14", LessFirm);
        Assert.True(Zone("CN-E", after).UnservedMwh > Zone("CN-E", before).UnservedMwh);
        Assert.True(Zone("CN-E", after).NetExportTwh < Zone("CN-E", before).NetExportTwh);
        double neighboursBefore = new[] { "CN-C", "CN-N", "CN-NW", "CN-SW" }.Sum(zone => Zone(zone, before).NetExportTwh);
        double neighboursAfter = new[] { "CN-C", "CN-N", "CN-NW", "CN-SW" }.Sum(zone => Zone(zone, after).NetExportTwh);
        Assert.True(neighboursAfter > neighboursBefore, $"{neighboursBefore} -> {neighboursAfter} TWh");
    }

    [Fact]
    public void A_hot_fortnight_raises_peaks_and_prices_there_and_not_elsewhere()
    {
        RunSummary before = Run("2025-08-04");
        RunSummary after = Run("2025-08-04", waves: "heat-jp,JP-W,2025-08-04,14,4,a test\n");
        Assert.True(Zone("JP-W", after).PeakMw > 1.03 * Zone("JP-W", before).PeakMw);
        Assert.True(Zone("JP-W", after).MeanPrice > Zone("JP-W", before).MeanPrice);
        foreach (ZoneSummary zone in before.Zones.Where(zone => zone.Country != "JP"))
            Assert.Equal(zone.MeanPrice, Zone(zone.Id, after).MeanPrice);
    }

    [Fact]
    public void A_line_doubled_brings_two_prices_together()
    {
        const string Doubled =
            "  - table: lines\n    where: {id: FR>GB}\n    multiply: {forward_mw: 2, reverse_mw: 2}\n    note: doubled\n";
        double before = PriceGap("FR", "GB", Run("2025-05-05"));
        double after = PriceGap("FR", "GB", Run("2025-05-05", Doubled));
        Assert.True(after < before, $"{before} -> {after} USD/MWh");
    }

    private static double PriceGap(string a, string b, RunSummary run) => Math.Abs(Zone(a, run).MeanPrice - Zone(b, run).MeanPrice);

    private static RunSummary Run(string start, string changes = "", string waves = "")
    {
        WorldSpec world = LayeredScenario.Load("world-2025", start, changes, waves);
        var options = new RunOptions { Scenario = world.Name, Seed = 1, Ticks = Fortnight };
        using LocalRun run = LocalRun.Start(world, options, new AssumptionSummary(0, 0));
        run.Advance();
        return run.Summarise();
    }

    private static ZoneSummary Zone(string id, RunSummary run) => run.Zones.Single(zone => zone.Id == id);

    private static CountrySummary Country(string id, RunSummary run) => run.Countries.Single(country => country.Id == id);
}
