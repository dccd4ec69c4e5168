namespace DigitalTwin.Model.Tests.Datacenters;

/// <summary>
/// A fleet of two kinds of machine with half of the hash rate each. At 50 USD a PH/s and day 20 J/TH break even at 50 / (0.024 x 20 x 1.03)
/// = 101.13 USD/MWh and 30 J/TH at 67.42; of 100 MW the first draw 20 / 50 = 40 MW.
/// </summary>
public sealed class MiningTests
{
    private static readonly MiningSpec Mining = new(
        new DatedPath([new DatedValue(0, 50), new DatedValue(100, 25)]),
        [new MiningMachine("new", 20, DatedPath.Constant(0.5)), new MiningMachine("old", 30, DatedPath.Constant(0.5))]);

    [Fact]
    public void Each_kind_of_machine_bids_its_power_at_its_own_break_even()
    {
        var book = new OfferBook();
        Load().Offer(0, book);

        Assert.Equal(100, book.DemandMw, 9);
        Assert.Equal(50 / (0.024 * 20 * 1.03), Mining.BreakEvenUsdPerMwh(0, 0), 9);
        Assert.Equal(101.13, Mining.BreakEvenUsdPerMwh(0, 0), 2);
        Assert.Equal(67.42, Mining.BreakEvenUsdPerMwh(1, 0), 2);
        Assert.Equal((0.4, 0.6), (Mining.PowerShare(0, 0), Mining.PowerShare(1, 0)));
    }

    [Fact]
    public void Half_the_hash_price_is_half_the_break_even()
    {
        Assert.Equal(Mining.BreakEvenUsdPerMwh(0, 0) / 2, Mining.BreakEvenUsdPerMwh(0, 100), 9);
        Assert.Equal(0.75 * Mining.BreakEvenUsdPerMwh(1, 0), Mining.BreakEvenUsdPerMwh(1, 50), 9);
    }

    [Fact]
    public void Shares_of_power_follow_the_hash_rate_as_it_moves_to_new_machines()
    {
        var moving = new MiningSpec(
            DatedPath.Constant(50),
            [
                new MiningMachine("new", 20, new DatedPath([new DatedValue(0, 0), new DatedValue(100, 1)])),
                new MiningMachine("old", 30, new DatedPath([new DatedValue(0, 1), new DatedValue(100, 0)])),
            ]);

        Assert.Equal([0, 0.4, 1], ((long[])[0, 50, 100]).Select(tick => moving.PowerShare(0, tick)));
    }

    private static FlexibleLoadModel Load() => new(new FlexibleLoadSpec
    {
        Id = "z/mining",
        Zone = "z",
        PowerMw = DatedPath.Constant(100),
        BreakEvenUsdPerMwh = 0,
        Mining = Mining,
    });
}
