namespace DigitalTwin.Clearing.Tests.Support;

/// <summary>
/// Proof that an answer is optimal, from the hour's data and the answer alone: it is feasible, and its prices show that nothing cheaper is.
/// Shares no code with the solver.
/// </summary>
public sealed record Certificate(double WorstBalanceMw, double WorstLimitMw, double DualityGapUsd, double ScaleMw, double ScaleUsd)
{
    /// <summary>Computes the certificate of a transport answer (Kirchhoff's law is checked apart).</summary>
    public static Certificate Of(ZonalMarket market, ZonalResult result)
    {
        ZonalNetwork network = market.Network;
        double[] surplus = [.. result.NetPositionMw];
        double worstLimit = 0, gap = 0, scaleMw = 0, scaleUsd = Math.Abs(result.ObjectiveUsd), dearest = 0;
        double floor = market.FloorPrice();
        for (int l = 0; l < network.Lines.Length; l++)
        {
            double f = result.FlowMw[l], keep = 1 - market.LossShare[l];
            (int from, int to) = (network.Lines[l].From, network.Lines[l].To);
            surplus[from] += f > 0 ? -f : -keep * f;
            surplus[to] += f > 0 ? keep * f : f;
            worstLimit = Math.Max(worstLimit, Math.Max(f - market.ForwardMw[l], -f - market.ReverseMw[l]));
            double hurdle = market.EffectiveHurdle(l, floor);
            double pf = result.PriceUsdPerMwh[from], pt = result.PriceUsdPerMwh[to];
            gap += Slack(hurdle + pf - keep * pt, Math.Max(f, 0), market.ForwardMw[l]);
            gap += Slack(hurdle + pt - keep * pf, Math.Max(-f, 0), market.ReverseMw[l]);
            scaleUsd += Math.Abs(f) * (Math.Abs(pf) + Math.Abs(pt));
        }

        for (int i = 0; i < network.ZoneCount; i++)
        {
            gap += ZoneGap(market, result, i, ref worstLimit);
            scaleMw = Math.Max(scaleMw, Math.Max(-market.BaseMw[i], Total(market, i)));
            foreach (double price in market.StepPrices(i))
                dearest = Math.Max(dearest, Math.Abs(price));
            scaleUsd += Math.Abs(result.NetPositionMw[i] * result.PriceUsdPerMwh[i])
                + Total(market, i) * Math.Abs(result.PriceUsdPerMwh[i]);
        }

        scaleUsd += dearest * scaleMw * 1e-8; // where all that counts is free, rounding of what might have been taken is left
        return new Certificate(surplus.Max(Math.Abs), worstLimit, gap, scaleMw, scaleUsd);
    }

    /// <summary>Fails unless balances, limits and the duality gap vanish to within rounding.</summary>
    public void AssertOptimal(string problem)
    {
        Assert.True(WorstBalanceMw <= 1e-9 * ScaleMw, $"{problem}: a balance misses by {WorstBalanceMw} MW of {ScaleMw}");
        Assert.True(WorstLimitMw <= 1e-9 * ScaleMw, $"{problem}: a limit is passed by {WorstLimitMw} MW of {ScaleMw}");
        Assert.True(Math.Abs(DualityGapUsd) <= 1e-8 * ScaleUsd, $"{problem}: duality gap {DualityGapUsd} USD/h of {ScaleUsd}");
    }

    // A column of cost d at x in [0, most] is best at zero when d > 0 and at most when d < 0: what it loses by not being there.
    private static double Slack(double d, double x, double most) => d >= 0 ? d * x : -d * Math.Max(0, most - x);

    private static double ZoneGap(ZonalMarket market, ZonalResult result, int zone, ref double worstLimit)
    {
        ReadOnlySpan<double> prices = market.StepPrices(zone), widths = market.StepWidths(zone);
        double left = result.NetPositionMw[zone] - market.BaseMw[zone], gap = 0, p = result.PriceUsdPerMwh[zone];
        worstLimit = Math.Max(worstLimit, -left);
        for (int k = 0; k < prices.Length; k++)
        {
            double taken = Math.Min(Math.Max(left, 0), widths[k]);
            left -= widths[k];
            gap += Slack(prices[k] - p, taken, widths[k]);
        }

        worstLimit = Math.Max(worstLimit, left);
        return gap;
    }

    private static double Total(ZonalMarket market, int zone)
    {
        double sum = market.BaseMw[zone];
        foreach (double width in market.StepWidths(zone))
            sum += width;
        return sum;
    }
}
