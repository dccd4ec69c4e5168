using FsCheck;
using FsCheck.Fluent;

namespace DigitalTwin.Model.Tests.Datacenters;

/// <summary>Every missing accelerator has one cause, and the order in which gates are looked at does not enter.</summary>
public sealed class ShortfallAttributionTests
{
    [Fact]
    public void The_later_expected_token_is_the_cause_and_the_other_is_told_beside()
    {
        // Ten run; the next ten have chips and wait for the network; forty lack both, and their wafers come later than the network.
        long[] missing = Book(
            wanted: 60,
            running: 10,
            sites: [0, 0, 0, 0, 50, 0, 0, 10],
            siteHours: [0, 0, 0, 0, 900, 0, 0, 0],
            chips: [0, 0, 0, 40, 0, 0, 0, 20],
            chipHours: [0, 0, 0, 1000, 0, 0, 0, 0],
            out long[] also);
        Assert.Equal(10, missing[(int)Cause.Network]);
        Assert.Equal(40, missing[(int)Cause.Logic]);
        Assert.Equal(40, also[(int)Cause.Network]);
        Assert.Equal(60 - 10, missing.Sum());
    }

    [Fact]
    public void When_both_are_expected_together_the_site_is_the_cause()
    {
        long[] missing = Book(
            5, 0, [5, 0, 0, 0, 0, 0, 0, 0], [700, 0, 0, 0, 0, 0, 0, 0], [5, 0, 0, 0, 0, 0, 0, 0], [700, 0, 0, 0, 0, 0, 0, 0], out _);
        Assert.Equal(5, missing[(int)Cause.Permit]);
    }

    [Fact]
    public void Tokens_one_by_one_in_any_order_of_gates_give_the_same_book()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var random = new System.Random(seed);
            long total = random.Next(1, 60);
            long[] sites = Split(random, total, ShortfallAttribution.SiteStages);
            long[] chips = Split(random, total, ShortfallAttribution.ChipStages);
            long[] siteHours = [.. Enumerable.Range(0, ShortfallAttribution.SiteStages).Select(_ => (long)random.Next(5))];
            long[] chipHours = [.. Enumerable.Range(0, ShortfallAttribution.ChipStages).Select(_ => (long)random.Next(5))];
            long wanted = random.NextInt64(total + 1);
            long running = random.NextInt64(Math.Min(sites[^1], chips[^1]) + 1);
            long[] missing = Book(wanted, running, sites, siteHours, chips, chipHours, out _);
            return missing.SequenceEqual(OneByOne(random, wanted, running, sites, siteHours, chips, chipHours))
                && missing.Sum() == Math.Max(0, wanted - running);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    private static long[] Book(
        long wanted, long running, long[] sites, long[] siteHours, long[] chips, long[] chipHours, out long[] also)
    {
        long[] missing = new long[ShortfallAttribution.Causes];
        also = new long[ShortfallAttribution.Causes];
        ShortfallAttribution.Book(wanted, running, sites, siteHours, chips, chipHours, missing, also);
        return missing;
    }

    /// <summary>Looks at the gates of every token in an order of its own: the stock that holds the token, whichever is met first.</summary>
    private static long[] OneByOne(
        System.Random random, long wanted, long running, long[] sites, long[] siteHours, long[] chips, long[] chipHours)
    {
        long[] missing = new long[ShortfallAttribution.Causes];
        for (long token = running; token < wanted; token++)
        {
            int site = StageOf(random, sites, token), chip = StageOf(random, chips, token);
            bool siteDone = site == ShortfallAttribution.SiteStages - 1, chipDone = chip == ShortfallAttribution.ChipStages - 1;
            bool isSite = !siteDone && (chipDone || siteHours[site] >= chipHours[chip]);
            missing[(int)(isSite ? ShortfallAttribution.Of((SiteStage)site) : ShortfallAttribution.Of((ChipStage)chip))]++;
        }

        return missing;
    }

    private static int StageOf(System.Random random, long[] stocks, long token)
    {
        int[] stages = [.. Enumerable.Range(0, stocks.Length)];
        random.Shuffle(stages);
        return stages.Single(stage =>
        {
            long above = stocks[(stage + 1)..].Sum();
            return token >= above && token < above + stocks[stage];
        });
    }

    private static long[] Split(System.Random random, long total, int parts)
    {
        long[] shares = new long[parts];
        for (long i = 0; i < total; i++)
            shares[random.Next(parts)]++;
        return shares;
    }
}
