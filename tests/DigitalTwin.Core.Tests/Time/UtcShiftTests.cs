namespace DigitalTwin.Core.Tests.Time;

public sealed class UtcShiftTests
{
    [Fact]
    public void East_of_Greenwich_the_local_evening_comes_early_in_utc()
    {
        double[] local = new double[24];
        local[20] = 1;
        Assert.Equal(1, UtcShift.ToUtc(local, 8)[12]);
        Assert.Equal(1, UtcShift.ToUtc(local, -5)[1]);
    }

    [Fact]
    public void Half_an_hour_cuts_each_hour_in_two()
    {
        double[] local = new double[24];
        local[12] = 1;
        var utc = UtcShift.ToUtc(local, 5.5);
        Assert.Equal(0.5, utc[6]);
        Assert.Equal(0.5, utc[7]);
    }

    [Theory]
    [InlineData(-9.5)]
    [InlineData(0)]
    [InlineData(5.75)]
    [InlineData(14)]
    public void The_mean_stays(double offset)
    {
        double[] local = Enumerable.Range(0, 8760).Select(h => 1 + (h * 7919 % 101) / 100.0).ToArray();
        Assert.Equal(local.Average(), UtcShift.ToUtc(local, offset).Average(), 12);
    }

    [Fact]
    public void An_offset_beyond_the_date_line_is_refused() =>
        Assert.Throws<ArgumentException>(() => UtcShift.ToUtc(new double[24], 15));
}
