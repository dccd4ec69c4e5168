namespace DigitalTwin.Scenarios.Tests.Compiled;

/// <summary>Net capacity by season, outages by temperature, heat rates, fuel by month, and the weather of a named year.</summary>
public sealed class WeatherYearTests
{
    [Fact]
    public void Net_capacity_goes_from_season_to_season_in_equal_steps()
    {
        using ScenarioFolder folder = new(ScenarioFolder.BuildOut);
        Assert.Equal(
            [0.98, 0.98, 0.96, 0.94, 0.92, 0.9, 0.9, 0.9, 0.9, 0.92667, 0.95333, 0.98],
            Ccgt(folder.Load()).NetShareByMonth.Select(share => Math.Round(share, 5)));
        folder.Replace("zones.csv", "SOUTH,South,BB,", "SOUTH,South,BB,-");
        Assert.Equal(
            [0.9, 0.9, 0.9, 0.92667, 0.95333, 0.98, 0.98, 0.98, 0.96, 0.94, 0.92, 0.9],
            Ccgt(folder.Load()).NetShareByMonth.Select(share => Math.Round(share, 5)));
    }

    /// <summary>6.5, 6.75, 7, 8 and 9 at the middles of five slices: mean 7.45. Gas costs half as much again in January.</summary>
    [Fact]
    public void Heat_rates_become_five_slices_and_fuel_prices_factors_of_the_year()
    {
        using ScenarioFolder folder = new(ScenarioFolder.BuildOut);
        FleetSpec fleet = Ccgt(folder.Load());
        Assert.Equal(
            new double[] { 6.5, 6.75, 7, 8, 9 }.Select(rate => Math.Round(rate / 7.45, 9)),
            fleet.HeatRateSlices.Select(slice => Math.Round(slice, 9)));
        Assert.Equal([1.5, 1, 1, 1, 1, 1, 0.75, 1, 1, 1, 1, 1], fleet.FuelPriceFactorByMonth);
    }

    [Fact]
    public void The_forced_outage_rate_is_the_mean_of_the_curve_over_normal_temperatures()
    {
        using ScenarioFolder folder = new(ScenarioFolder.BuildOut);
        FleetSpec fleet = Ccgt(folder.Load());
        double sum = 0;
        for (int hour = 0; hour < 8760; hour++)
            sum += fleet.OutageCurve!.At(fleet.Temperature!.At(hour));
        Assert.Equal(sum / 8760, fleet.ForcedOutageRate, 3e-4); // the wave of the fixture is not normal
        Assert.InRange(fleet.ForcedOutageRate, 0.03, 0.06);
    }

    [Fact]
    public void A_weather_year_brings_its_own_peak_and_keeps_the_energy()
    {
        using ScenarioFolder folder = new(ScenarioFolder.BuildOut);
        ImmutableArray<double> usual = South(folder.Load());
        folder.Replace("scenario.yaml", "seed: 7", "seed: 7\nweather: 2018");
        ScenarioLoadResult result = folder.Load();
        Assert.Empty(result.Findings.Select(finding => finding.ToString()));
        ImmutableArray<double> year = South(result);
        Assert.Equal(usual.Sum(), year.Sum(), 1e-6 * usual.Sum());

        // Local standard time is an hour ahead of UTC: the last hour of the year is that before the last.
        Assert.Equal(year.Max(), year[8758]);
        Assert.Equal(2.2 / 1.1, (year[8758] + Flat(year)) / (year[8757] + Flat(year)), 6);
        Assert.Equal(["load", "temperature"], result.Weather!.Quantities.Select(part => part.Quantity));
        Assert.All(result.Weather.Quantities, part => Assert.Equal(["SOUTH"], part.Observed));
    }

    [Fact]
    public void The_temperature_of_a_weather_year_has_its_days_and_the_normal_swing()
    {
        using ScenarioFolder folder = new(ScenarioFolder.BuildOut);
        folder.Replace("scenario.yaml", "seed: 7", "seed: 7\nweather: 2018");
        ZoneTemperature temperature = Ccgt(folder.Load()).Temperature!;
        double[] ninth = [.. Enumerable.Range((8 * 24) - 1, 24).Select(hour => temperature.At(hour))]; // 9 January, local time
        Assert.Equal(-9, ninth.Average(), 6);
        Assert.Equal((-9 - 5, -9 + 5), (ninth.Min(), ninth.Max()));
    }

    [Fact]
    public void A_year_that_no_file_holds_changes_nothing()
    {
        using ScenarioFolder folder = new(ScenarioFolder.BuildOut);
        string digest = folder.Load().Digest!;
        folder.Replace("scenario.yaml", "seed: 7", "seed: 7\nweather: 1999");
        ScenarioLoadResult result = folder.Load();
        Assert.Equal(digest, result.Digest);
        Assert.Empty(result.Weather!.Quantities);
        folder.Replace("scenario.yaml", "1999", "2017");
        Assert.NotEqual(digest, folder.Load().Digest);
    }

    private static FleetSpec Ccgt(ScenarioLoadResult result) => result.World!.Fleets.Single(fleet => fleet.Id == "SOUTH/ccgt");

    private static ImmutableArray<double> South(ScenarioLoadResult result) =>
        result.World!.Zones.Single(zone => zone.Id == "SOUTH").OrdinaryLoadMw.Values;

    /// <summary>What datacenters, fabs and flexible loads draw is taken off every hour of the 4.38 TWh.</summary>
    private static double Flat(ImmutableArray<double> loadMw) => 4.38e6 / 8760 - loadMw.Average();
}
