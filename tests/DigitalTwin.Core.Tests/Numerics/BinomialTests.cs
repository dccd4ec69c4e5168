using FsCheck;
using FsCheck.Fluent;

namespace DigitalTwin.Core.Tests.Numerics;

public sealed class BinomialTests
{
    [Theory]
    [InlineData(0.0, 0)]
    [InlineData(0.26, 0)] // P(0) = 0.729
    [InlineData(0.7291, 1)] // P(0 or 1) = 0.972
    [InlineData(0.9721, 2)]
    [InlineData(0.9995, 3)]
    public void Three_trials_at_a_tenth(double draw, int count) => Assert.Equal(count, Binomial.Inverse(3, 0.1, draw));

    [Fact]
    public void Certain_and_impossible_events()
    {
        Assert.Equal(7, Binomial.Inverse(7, 1, 0.3));
        Assert.Equal(0, Binomial.Inverse(7, 0, 0.999));
        Assert.Equal(0, Binomial.Inverse(0, 0.5, 0.999));
    }

    [Fact]
    public void A_thousand_units_do_not_underflow()
    {
        // 0.92^20000 is 1e-724; the median of 20,000 trials at 8 % is 1,600.
        Assert.InRange(Binomial.Inverse(20_000, 0.08, 0.5), 1599, 1601);
    }

    [Fact]
    public void A_larger_draw_never_gives_a_smaller_count()
    {
        var cases = from n in Gen.Choose(0, 400)
                    from p in Gen.Choose(0, 1000)
                    from a in Gen.Choose(0, 999_999)
                    from b in Gen.Choose(0, 999_999)
                    select (N: n, P: p / 1000.0, Low: Math.Min(a, b) / 1e6, High: Math.Max(a, b) / 1e6);
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            int low = Binomial.Inverse(c.N, c.P, c.Low);
            int high = Binomial.Inverse(c.N, c.P, c.High);
            return low >= 0 && low <= high && high <= c.N;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void An_even_grid_of_draws_has_the_binomial_mean_and_variance()
    {
        const int draws = 100_000, n = 60;
        const double p = 0.07;
        double sum = 0, squares = 0;
        for (int i = 0; i < draws; i++)
        {
            int k = Binomial.Inverse(n, p, (i + 0.5) / draws);
            sum += k;
            squares += (double)k * k;
        }

        double mean = sum / draws;
        Assert.Equal(n * p, mean, 1e-3);
        Assert.Equal(n * p * (1 - p), squares / draws - mean * mean, 5e-3);
    }
}
