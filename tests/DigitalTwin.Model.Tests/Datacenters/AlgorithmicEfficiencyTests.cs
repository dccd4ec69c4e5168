namespace DigitalTwin.Model.Tests.Datacenters;

/// <summary>What an operation is worth: fourfold a year from half a year before the run on, and twofold from its second year on.</summary>
public sealed class AlgorithmicEfficiencyTests
{
    private const long Year = 8760;

    private static readonly ImmutableArray<AlgorithmGain> Gains = [new(-Year / 2, 4), new(Year, 2)];

    [Theory]
    [InlineData(-Year, 1)]
    [InlineData(-Year / 2, 1)]
    [InlineData(0, 2)]
    [InlineData(Year / 2, 4)]
    [InlineData(Year, 8)]
    [InlineData(2 * Year, 16)]
    [InlineData(4 * Year, 64)]
    public void It_grows_from_the_base_date_at_the_rate_that_holds(long tick, double worth) =>
        Assert.Equal(worth, AlgorithmicEfficiency.At(Gains, tick));

    [Fact]
    public void It_never_falls_and_has_no_step_where_a_rate_ends()
    {
        double before = 1;
        for (long tick = -Year; tick < 2 * Year; tick++)
        {
            double worth = AlgorithmicEfficiency.At(Gains, tick);
            Assert.InRange(worth / before, 1, 1.0002); // 4 to the power of 1 / 8,760 is 1.000158
            before = worth;
        }
    }

    [Fact]
    public void Without_rates_an_operation_stays_one() => Assert.Equal(1, AlgorithmicEfficiency.At([], 5 * Year));
}
