using DigitalTwin.Model.Market;

namespace DigitalTwin.Model.Power.Planning;

/// <summary>Turns schedules and the day's expected prices into the prices at which energy-limited fleets trade.</summary>
internal static class PriceBands
{
    private const int Hours = FleetDeclaration.Hours;

    // A planned trade goes through at a price that is off by this share at least.
    private const double Allowance = 0.02;

    // The value is nearer to what purchases cost: a sale that is missed is dearer than a purchase that is.
    private const double ValueShare = 0.35;

    // A spread wider than this says nothing about the value of the last MWh.
    private const double MostSpread = 3;
    private const double LeastSpreadUsdPerMwh = 20;

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
    /// One value of stored energy for the day, between what the dearest planned purchase costs after losses and what the cheapest planned
    /// sale saves: planned sales stand at it, planned purchases at it times the efficiency, so both go through while prices are off by less
    /// than the spread. In hours without a planned trade a store is at the day's dearest sale and cheapest purchase.
    /// </summary>
    public static void OfStore(FleetDeclaration fleet, FleetPlan plan, ThermalStack stack)
    {
        double efficiency = fleet.RoundTripEfficiency;
        double leastValue = 0;
        double mostValue = double.PositiveInfinity;
        double dearestSale = double.NegativeInfinity;
        double cheapestPurchase = double.PositiveInfinity;
        for (int hour = 0; hour < Hours; hour++)
        {
            double plannedMw = plan.ScheduledMw[hour];
            if (plannedMw > 0)
            {
                double saved = PriceWithout(stack, hour, plannedMw);
                (mostValue, dearestSale) = (Math.Min(mostValue, saved), Math.Max(dearestSale, saved));
            }
            else if (plannedMw < 0)
            {
                double paid = Math.Max(0, stack.PriceUsdPerMwh[hour]);
                (leastValue, cheapestPurchase) = (Math.Max(leastValue, paid / efficiency), Math.Min(cheapestPurchase, paid));
            }
        }

        (double low, double high) = Span(stack.PriceUsdPerMwh.AsSpan(0, Hours));
        if (double.IsInfinity(dearestSale))
            (mostValue, dearestSale) = (Math.Max(high, leastValue), Math.Max(Math.Max(high, leastValue), Math.Max(0, low) / efficiency));
        if (double.IsInfinity(cheapestPurchase))
            (leastValue, cheapestPurchase) = (Math.Min(mostValue, Math.Max(0, low)), Math.Max(0, Math.Min(low, dearestSale * efficiency)));
        double widestValue = Math.Min(mostValue, MostSpread * leastValue + LeastSpreadUsdPerMwh);
        double value = leastValue + ValueShare * (widestValue - leastValue);
        for (int hour = 0; hour < Hours; hour++)
        {
            double plannedMw = plan.ScheduledMw[hour];
            double price = stack.PriceUsdPerMwh[hour];
            plan.SellAtUsdPerMwh[hour] = plannedMw > 0 ? Math.Min(value, PriceWithout(stack, hour, plannedMw)) : dearestSale;
            plan.BuyAtUsdPerMwh[hour] = plannedMw < 0 ? Math.Max(value * efficiency, price * (1 + Allowance)) : cheapestPurchase;
        }
    }

    private static double PriceWithout(ThermalStack stack, int hour, double soldMw) =>
        stack.RunningCostAt(hour, stack.NetMw[hour] + soldMw) * (1 - Allowance);

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
