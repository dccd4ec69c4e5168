using DigitalTwin.Model.Market;

namespace DigitalTwin.Model.Grids;

/// <summary>Reserve that a grid keeps, and what it costs to use it.</summary>
public static class ReserveRequirement
{
    /// <summary>
    /// MW that stay unused in an hour: the largest unit, or the shares of load and of wind and sun where they are more.
    /// The shares are the 3 + 5 rule of the Western Wind and Solar Integration Study (NREL 2010).
    /// </summary>
    /// <param name="largestUnitMw">Largest unit in service, MW, at least zero.</param>
    /// <param name="loadMw">Load of the hour, MW, at least zero.</param>
    /// <param name="variableMw">Wind and solar output of the hour, MW, at least zero.</param>
    /// <param name="shareOfLoad">0 to 1.</param>
    /// <param name="shareOfVariable">0 to 1.</param>
    public static double Mw(
        double largestUnitMw, double loadMw, double variableMw, double shareOfLoad = 0.03, double shareOfVariable = 0.05) =>
        Math.Max(largestUnitMw, shareOfLoad * loadMw + shareOfVariable * variableMw);

    /// <summary>
    /// Prices the last MW of a supply curve at their offer plus <see cref="MarketPrices.ReserveShortage"/>: the zone would rather keep
    /// them.
    /// </summary>
    /// <remarks>
    /// The curve up to <c>firm - reserve</c> stays as it is, one step is cut there, the rest is dearer. The adder keeps the order among the
    /// dear steps, so a sorted curve stays sorted.
    /// </remarks>
    /// <param name="sortedSupply">Supply steps by rising price; rewritten in place, one step longer where a step is cut.</param>
    /// <param name="firmMw">MW that count toward reserve, at least zero; below the width of the curve where stores are nearly
    /// empty.</param>
    /// <param name="reserveMw">Reserve to keep, MW, at least zero.</param>
    public static void PriceLastMw(List<Step> sortedSupply, double firmMw, double reserveMw)
    {
        double freeMw = Math.Max(0, firmMw - reserveMw);
        double belowMw = 0;
        for (int i = 0; i < sortedSupply.Count; i++)
        {
            Step step = sortedSupply[i];
            double roomMw = freeMw - belowMw;
            belowMw += step.QuantityMw;
            if (belowMw <= freeMw)
                continue;
            double dearUsdPerMwh = step.PriceUsdPerMwh + MarketPrices.ReserveShortage;
            if (roomMw > 0)
            {
                sortedSupply[i] = new Step(step.PriceUsdPerMwh, roomMw);
                sortedSupply.Insert(++i, new Step(dearUsdPerMwh, step.QuantityMw - roomMw));
                continue;
            }

            sortedSupply[i] = new Step(dearUsdPerMwh, step.QuantityMw);
        }
    }
}
