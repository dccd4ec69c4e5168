namespace DigitalTwin.Model.Tests.Support;

/// <summary>
/// A lower bound on the cost of a day that repeats itself: for any hourly prices, the load at those prices less the most that each fleet
/// could earn at them. Subgradient steps raise it. Reserve, ramps and least times only add cost, so leaving them out keeps it a bound.
/// </summary>
internal static class LagrangianBound
{
    private const int Hours = 24;
    private const int Steps = 3000;
    private const double HighestPrice = 5000;

    public static double Of(IReadOnlyList<FleetSpec> fleets, double[] loadMw, double upperUsd)
    {
        double[] prices = Enumerable.Repeat(40.0, Hours).ToArray();
        double[] surplus = new double[Hours];
        double best = double.NegativeInfinity;
        double scale = 1;
        int sinceBest = 0;
        for (int step = 0; step < Steps; step++)
        {
            double bound = 0;
            for (int h = 0; h < Hours; h++)
            {
                bound += prices[h] * loadMw[h];
                surplus[h] = loadMw[h];
            }

            foreach (FleetSpec fleet in fleets)
                bound -= MostProfit(fleet, prices, surplus);
            sinceBest = bound > best ? 0 : sinceBest + 1;
            best = Math.Max(best, bound);
            if (sinceBest > 20)
                (scale, sinceBest) = (scale * 0.7, 0);

            // Polyak's step towards the known upper bound.
            double norm = surplus.Sum(s => s * s);
            if (norm < 1e-9)
                break;
            for (int h = 0; h < Hours; h++)
                prices[h] = Math.Clamp(prices[h] + scale * (upperUsd - bound) / norm * surplus[h], 0, HighestPrice);
        }

        return best;
    }

    // The fleet's best answer to prices; its output comes off the surplus of load.
    private static double MostProfit(FleetSpec fleet, double[] prices, double[] surplus)
    {
        double capacity = fleet.CapacityMw.At(0);
        if (fleet.Kind == PlantKind.Variable)
        {
            double earned = 0;
            for (int h = 0; h < Hours; h++)
            {
                earned += prices[h] * capacity * fleet.CapacityFactor![h];
                surplus[h] -= capacity * fleet.CapacityFactor[h];
            }

            return earned;
        }

        return MostThermalProfit(fleet, capacity, prices, surplus);
    }

    // On or off by dynamic programming round the day, once for each state of the hour before the first.
    private static double MostThermalProfit(FleetSpec fleet, double capacity, double[] prices, double[] surplus)
    {
        double best = double.NegativeInfinity;
        bool[] bestOn = [];
        foreach (bool begin in new[] { false, true })
        {
            double off = begin ? double.NegativeInfinity : 0, on = begin ? 0 : double.NegativeInfinity;
            var cameFromOn = new bool[Hours, 2];
            for (int h = 0; h < Hours; h++)
            {
                double margin = prices[h] - fleet.MarginalCostUsdPerMwh;
                double earned = capacity * (margin > 0 ? margin : margin * fleet.MinLoadShare);
                double started = off - capacity * fleet.StartCostWarmUsdPerMw;
                cameFromOn[h, 0] = on > off;
                cameFromOn[h, 1] = on > started;
                (off, on) = (Math.Max(off, on), Math.Max(on, started) + earned);
            }

            double end = begin ? on : off;
            if (end <= best)
                continue;
            best = end;
            bestOn = Trace(cameFromOn, begin);
        }

        for (int h = 0; h < Hours; h++)
        {
            if (bestOn[h])
                surplus[h] -= capacity * (prices[h] > fleet.MarginalCostUsdPerMwh ? 1 : fleet.MinLoadShare);
        }

        return best;
    }

    private static bool[] Trace(bool[,] cameFromOn, bool last)
    {
        var on = new bool[Hours];
        bool state = last;
        for (int h = Hours - 1; h >= 0; h--)
        {
            on[h] = state;
            state = cameFromOn[h, state ? 1 : 0];
        }

        return on;
    }
}
