namespace DigitalTwin.Runs.Tests.World2025;

/// <summary>
/// The baseline gives a plausible 2025. Nuclear, hydro, wind, solar and demand are inputs and prove nothing; the split of the fossil rest
/// between coal, gas and oil comes out of dispatch. The figures and their causes: docs/explanation/validation.md.
/// </summary>
[Collection(SharedYear.Name)]
public sealed class PlausibleYearTests(YearOf2025 year)
{
    private const double MostPoints = 8;
    private const double MostResidualMw = 1e-6;

    // What the outages of one seed may leave unserved in a zone that was not short: five minutes of its year.
    private const double ToleratedShareUnserved = 1e-5;

    private static readonly string[] LargestCountries = ["CN", "US", "IN", "RU", "JP", "BR", "CA", "KR", "DE", "FR"];

    [Fact]
    public void Fossil_fuels_of_the_ten_largest_countries_are_within_eight_points_of_the_statistics()
    {
        string[] misses =
        [
            .. from country in LargestCountries
               from fuel in FuelMix.Fossil
               let points = Modelled(country).Percent(fuel) - year.Reference[country].Percent(fuel)
               where Math.Abs(points) > MostPoints
               select $"{country} {fuel}: {points:+0.0;-0.0} points",
        ];
        Assert.Empty(misses);
    }

    [Fact]
    public void Dispatch_comes_closer_than_capacity_shares_alone()
    {
        double dispatch = 0, byCapacity = 0;
        foreach (string country in LargestCountries)
        {
            FuelMix real = year.Reference[country];
            FuelMix capacity = Capacity(country);
            foreach (string fuel in FuelMix.Fossil)
            {
                dispatch += Math.Abs(Modelled(country).Percent(fuel) - real.Percent(fuel));
                byCapacity += Math.Abs(100 * real.FossilTwh / real.TotalTwh * capacity.Twh(fuel) / capacity.FossilTwh - real.Percent(fuel));
            }
        }

        Assert.True(dispatch < byCapacity, $"Dispatch is off by {dispatch:0.0} points in sum, capacity shares by {byCapacity:0.0}.");
    }

    [Fact]
    public void Load_goes_unserved_only_where_the_real_system_was_short()
    {
        string[] wrong =
        [
            .. from zone in year.Summary.Zones
               where !year.Reference.ShortZones.Contains(zone.Id) && zone.UnservedMwh > ToleratedShareUnserved * zone.EnergyTwh * 1e6
               select $"{zone.Id}: {zone.UnservedMwh:0.0} MWh",
        ];
        Assert.Empty(wrong);
    }

    [Fact]
    public void Energy_balances_in_every_zone_and_hour() =>
        Assert.InRange(year.Summary.Balances.EnergyMaxResidualMw, 0, MostResidualMw);

    private FuelMix Modelled(string country)
    {
        var mix = new FuelMix();
        foreach ((string fuel, double twh) in year.Summary.Countries.Single(c => c.Id == country).ByFuelTwh)
            mix.Add(fuel, twh);
        return mix;
    }

    // Capacity in the middle of the year; the unit cancels.
    private FuelMix Capacity(string country)
    {
        const long Middle = 4380;
        HashSet<string> zones = [.. year.World.Zones.Where(zone => zone.Country == country).Select(zone => zone.Id)];
        var mix = new FuelMix();
        foreach (FleetSpec fleet in year.World.Fleets.Where(fleet => zones.Contains(fleet.Zone)))
            mix.Add(fleet.Fuel, fleet.CapacityMw.At(Middle));
        return mix;
    }
}
