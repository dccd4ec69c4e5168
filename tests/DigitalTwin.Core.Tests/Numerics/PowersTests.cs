namespace DigitalTwin.Core.Tests.Numerics;

/// <summary>Powers without the platform's own.</summary>
public sealed class PowersTests
{
    [Theory]
    [InlineData(4, 0.5, 2)]
    [InlineData(4, 1.5, 8)]
    [InlineData(16, 0.75, 8)]
    [InlineData(3, 0, 1)]
    [InlineData(3, 4, 81)]
    [InlineData(0.25, 2.5, 0.03125)]
    public void Are_exact_where_the_result_is_written_exactly(double x, double y, double power) => Assert.Equal(power, Powers.Of(x, y));

    [Fact]
    public void Agree_with_the_platform_to_fourteen_digits()
    {
        for (int step = 0; step < 10_000; step++)
        {
            double x = 0.01 + step % 97;
            double y = step / 8760.0 * 7;
            double expected = Math.Pow(x, y);
            Assert.InRange(Powers.Of(x, y) / expected, 1 - 1e-14, 1 + 1e-14);
        }
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(-1, 0.5)]
    [InlineData(double.NaN, 1)]
    [InlineData(double.PositiveInfinity, 1)]
    [InlineData(2, -1)]
    [InlineData(2, double.NaN)]
    [InlineData(2, 1e9)]
    public void Refuse_what_has_no_power_here(double x, double y) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Powers.Of(x, y));
}
