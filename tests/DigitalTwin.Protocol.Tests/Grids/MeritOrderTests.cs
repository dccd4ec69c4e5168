using FsCheck;
using FsCheck.Fluent;

namespace DigitalTwin.Protocol.Tests.Grids;

public sealed class MeritOrderTests
{
    private const double ShortagePrice = MarketPrices.ReserveShortage;

    /// <summary>100 MW at 10 and 100 MW at 30, of which 50 MW are reserve; 120 MW of load and a store that pays up to 15.</summary>
    [Fact]
    public void The_dearest_megawatts_hold_the_reserve()
    {
        MeritOrder merit = Small(reserveMw: 50);
        var curve = new NetSupplyCurve();
        merit.WriteCurve(curve, 0, firmMw: 200, keptMw: 50);

        Assert.Equal(-140, curve.BaseMw);
        Assert.Equal(
            [new Step(10, 100), new Step(15, 20), new Step(30, 50), new Step(30 + ShortagePrice, 50), new Step(5000, 120)],
            curve.Steps);
        Assert.Equal(200 - 50 - 120, curve.FirmExportMw);
    }

    [Fact]
    public void A_cut_inside_the_reserve_maps_back_to_the_members_own_price()
    {
        MeritOrder merit = Small(reserveMw: 50);
        ZoneAward award = merit.ToAward(new ZoneOutcome(1030, 30, 30 + ShortagePrice, 0.4, 0, 0));

        Assert.Equal(30, award.SupplyPriceUsdPerMwh);
        Assert.Equal(0.7, award.SupplyFraction, 12);
        Assert.Equal(120, merit.ServedMw(award));
    }

    [Fact]
    public void A_cut_at_a_bid_serves_the_rest_of_it()
    {
        MeritOrder merit = Small(reserveMw: 0);
        ZoneAward award = merit.ToAward(new ZoneOutcome(15, -20, 15, 0.25, 0, 0));

        Assert.Equal(1.0, award.SupplyFraction * (award.SupplyPriceUsdPerMwh == 10 ? 1 : 0) + (award.SupplyPriceUsdPerMwh == 30 ? 1 : 0));
        Assert.Equal(120 + 15, merit.ServedMw(award));
    }

    [Fact]
    public void Unserved_firm_load_is_what_the_cut_leaves_out()
    {
        MeritOrder merit = Small(reserveMw: 0);
        ZoneAward award = merit.ToAward(new ZoneOutcome(5000, 0, 5000, 0.5, 0, 0));
        Assert.Equal(60, merit.FirmUnservedMw(award));
    }

    /// <summary>Whatever the curve's cut, supply less served demand is the net position on the curve.</summary>
    [Fact]
    public void Awards_add_up_to_the_net_position() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(20000), Prop.ForAll(Cases().ToArbitrary(), AwardsAddUp));

    /// <summary>A step that the reserve cuts in two adds up to itself only to the last bit; it must not end the merit order.</summary>
    [Fact]
    public void A_step_cut_by_the_reserve_and_taken_in_full_does_not_hide_the_dearer_ones()
    {
        for (int reserve = 1; reserve < 200; reserve++)
        {
            var merit = new MeritOrder();
            var book = new OfferBook();
            book.Sell(10, 1000 / 7.0);
            book.Sell(20, 300 / 7.0);
            merit.Add(book);
            merit.Bid(MarketPrices.EssentialLoad, 500);
            merit.Close(1300 / 7.0, reserve / 3.0 + 300 / 7.0);
            ZoneAward award = merit.ToAward(new ZoneOutcome(10000, -500 + 1300 / 7.0, 10000, 0.5, 0, 0));
            Assert.Equal(1300 / 7.0, award.AcceptedMw(book), 9);
        }
    }

    private static bool AwardsAddUp((Step[] Supply, Step[] Demand, double ReserveMw, int Cut, double Fraction) c)
    {
        var merit = new MeritOrder();
        var book = new OfferBook();
        foreach (Step step in c.Supply)
            book.Sell(step.PriceUsdPerMwh, step.QuantityMw);
        foreach (Step step in c.Demand)
            book.Buy(step.PriceUsdPerMwh, step.QuantityMw);
        merit.Add(book);
        double firmMw = c.Supply.Sum(step => step.QuantityMw);
        merit.Close(firmMw, c.ReserveMw);
        var curve = new NetSupplyCurve();
        merit.WriteCurve(curve, 0, firmMw, c.ReserveMw);
        Step cut = curve.Steps[c.Cut % curve.Steps.Count];
        double netMw = curve.BaseMw
            + curve.Steps.Where(step => step.PriceUsdPerMwh < cut.PriceUsdPerMwh).Sum(step => step.QuantityMw)
            + cut.QuantityMw * c.Fraction;
        ZoneAward award = merit.ToAward(new ZoneOutcome(cut.PriceUsdPerMwh, netMw, cut.PriceUsdPerMwh, c.Fraction, 0, 0));
        return Math.Abs(award.AcceptedMw(book) - award.ServedMw(book) - netMw) < 1e-9 * (1 + Math.Abs(curve.BaseMw) + firmMw);
    }

    private static Gen<(Step[] Supply, Step[] Demand, double ReserveMw, int Cut, double Fraction)> Cases()
    {
        Gen<Step> step = from price in Gen.Choose(-1, 12) from width in Gen.Choose(1, 1000) select new Step(price * 10.0, width / 7.0);
        return from supply in step.NonEmptyListOf()
               from demand in step.NonEmptyListOf()
               from reserve in Gen.Choose(0, 500)
               from cut in Gen.Choose(0, 1000)
               from fraction in Gen.Choose(0, 100)
               select (supply.ToArray(), demand.ToArray(), (double)reserve, cut, fraction / 100.0);
    }

    private static MeritOrder Small(double reserveMw)
    {
        var merit = new MeritOrder();
        var book = new OfferBook();
        book.Sell(30, 100);
        book.Sell(10, 100);
        book.Buy(15, 20);
        merit.Add(book);
        merit.Bid(MarketPrices.OrdinaryLoad, 120);
        merit.Close(200, reserveMw);
        return merit;
    }
}
