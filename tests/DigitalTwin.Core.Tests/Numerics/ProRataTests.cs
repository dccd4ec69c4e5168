using FsCheck;
using FsCheck.Fluent;

namespace DigitalTwin.Core.Tests.Numerics;

public sealed class ProRataTests
{
    [Fact]
    public void The_largest_remainder_gets_the_odd_one()
    {
        long[] shares = new long[3];
        ProRata.Split(10, [1, 1, 1.5], shares); // 2.86, 2.86, 4.29
        Assert.Equal([3, 3, 4], shares);
        ProRata.Split(1, [1, 1], shares.AsSpan(0, 2));
        Assert.Equal([1, 0], shares[..2]);
    }

    [Fact]
    public void Nothing_is_lost_and_no_share_is_off_by_one_or_more()
    {
        var cases = from weights in Gen.Choose(0, 1000).NonEmptyListOf()
                    from count in Gen.Choose(0, 1_000_000)
                    where weights.Sum() > 0
                    select (Weights: weights.Select(w => (double)w).ToArray(), Count: (long)count);
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            long[] shares = new long[c.Weights.Length];
            ProRata.Split(c.Count, c.Weights, shares);
            double sum = c.Weights.Sum();
            return shares.Sum() == c.Count && shares.Zip(c.Weights).All(p => Math.Abs(p.First - c.Count * p.Second / sum) < 1 + 1e-6);
        }).QuickCheckThrowOnFailure();
    }
}
