namespace DigitalTwin.Model.Tests.Zones;

public sealed class ClimateResponseTests
{
    private static readonly ClimateResponse Response =
        new(ComfortLowC: 14, ComfortHighC: 19, HeatingPercentPerC: 1.3, CoolingPercentPerC: 3);

    [Theory]
    [InlineData(23, 5, 1.15)] // all five degrees above the band
    [InlineData(16, 5, 1.06)] // two of five above it
    [InlineData(15, 2, 1.0)] // comfort
    [InlineData(0, -10, 1.13)] // cold
    [InlineData(10, 4, 0.948)] // a mild spell saves heating
    public void Only_the_part_outside_the_comfort_band_counts(double monthMeanC, double deltaC, double factor) =>
        Assert.Equal(factor, Response.LoadFactor(monthMeanC, deltaC), 12);
}
