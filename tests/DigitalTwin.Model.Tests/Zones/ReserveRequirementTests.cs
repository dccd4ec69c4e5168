namespace DigitalTwin.Model.Tests.Zones;

public sealed class ReserveRequirementTests
{
    [Theory]
    [InlineData(800, 10_000, 2_000, 800)]
    [InlineData(300, 10_000, 2_000, 400)]
    public void The_larger_of_unit_and_shares(double unit, double load, double variable, double expected) =>
        Assert.Equal(expected, ReserveRequirement.Mw(unit, load, variable), 9);
}
