using DigitalTwin.Model.Market;

namespace DigitalTwin.Model.Power.Planning;

/// <summary>Turns schedules and the day's expected prices into the prices at which energy-limited fleets trade.</summary>
internal static class PriceBands
{
    private const int Hours = FleetDeclaration.Hours;

    // A planned trade goes through while the price is off by less than this share.
    private const double WidestShare = 0.1;

    /// <summary>Water value: the mean price of the hours in which the reservoir is neither at its least nor at its most.</summary>
    /// <remarks>Where it is always at one of them, the value lies between the cheapest hour used and the dearest left out.</remarks>
    public static void OfReservoir(FleetDeclaration fleet, FleetPlan plan, ReadOnlySpan<double> prices)
    {
        double marginalMwh = 0;
        double weighted = 0;
        double cheapestUsed = double.PositiveInfinity;
        double dearestUnused = double.NegativeInfinity;
        for (int hour = 0; hour < Hours; hour++)
        {
            double aboveMw = plan.ScheduledMw[hour] - fleet.FloorMw[hour];
            double belowMw = fleet.AvailableMw[hour] - plan.ScheduledMw[hour];
            double weight = Math.Min(aboveMw, belowMw);
            if (weight > 0)
            {
                marginalMwh += weight;
                weighted += weight * prices[hour];
            }

            if (aboveMw > 0)
                cheapestUsed = Math.Min(cheapestUsed, prices[hour]);
            else
                dearestUnused = Math.Max(dearestUnused, prices[hour]);
        }

        double value = marginalMwh > 0 ? weighted / marginalMwh
            : double.IsInfinity(cheapestUsed) ? dearestUnused
            : double.IsInfinity(dearestUnused) ? cheapestUsed
            : 0.5 * (cheapestUsed + dearestUnused);
        Array.Fill(plan.SellAtUsdPerMwh, Math.Clamp(value, MarketPrices.Curtailment, MarketPrices.ReserveShortage));
    }

    /// <summary>
    /// A store sells its planned MW somewhat below the hour's price and buys somewhat above it, never so far that a purchase would not
    /// pay for the losses; in hours without a planned trade it stands at the day's dearest sale and cheapest purchase.
    /// </summary>
    public static void OfStore(FleetDeclaration fleet, FleetPlan plan, ReadOnlySpan<double> prices)
    {
        (double low, double high) = Span(prices);
        double cheapestSale = double.PositiveInfinity;
        double dearestSale = double.NegativeInfinity;
        double cheapestPurchase = double.PositiveInfinity;
        double dearestPurchase = double.NegativeInfinity;
        for (int hour = 0; hour < Hours; hour++)
        {
            if (plan.ScheduledMw[hour] > 0)
                (cheapestSale, dearestSale) = (Math.Min(cheapestSale, prices[hour]), Math.Max(dearestSale, prices[hour]));
            else if (plan.ScheduledMw[hour] < 0)
                (cheapestPurchase, dearestPurchase) = (Math.Min(cheapestPurchase, prices[hour]), Math.Max(dearestPurchase, prices[hour]));
        }

        if (double.IsInfinity(dearestSale))
            dearestSale = Math.Max(high, low / fleet.RoundTripEfficiency);
        if (double.IsInfinity(cheapestPurchase))
            cheapestPurchase = Math.Min(low, dearestSale * fleet.RoundTripEfficiency);
        double share = BandShare(fleet.RoundTripEfficiency, cheapestSale, dearestPurchase);
        for (int hour = 0; hour < Hours; hour++)
        {
            bool sells = plan.ScheduledMw[hour] > 0;
            bool buys = plan.ScheduledMw[hour] < 0;
            plan.SellAtUsdPerMwh[hour] = sells ? prices[hour] * (1 - share) : dearestSale;
            plan.BuyAtUsdPerMwh[hour] = buys ? Math.Max(0, prices[hour]) * (1 + share) : Math.Max(0, cheapestPurchase);
        }
    }

    // Half of what the thinnest planned spread leaves after losses, so that both sides of a trade still pay at the edge of their bands.
    private static double BandShare(double efficiency, double cheapestSale, double dearestPurchase)
    {
        if (double.IsInfinity(cheapestSale) || double.IsInfinity(dearestPurchase) || dearestPurchase <= 0)
            return WidestShare;
        double spread = efficiency * cheapestSale / dearestPurchase - 1;
        return Math.Clamp(0.5 * spread, 0.01, WidestShare);
    }

    private static (double Low, double High) Span(ReadOnlySpan<double> prices)
    {
        double low = prices[0];
        double high = prices[0];
        foreach (double price in prices)
        {
            low = Math.Min(low, price);
            high = Math.Max(high, price);
        }

        return (low, high);
    }
}
