namespace DigitalTwin.Studies.Headroom;

/// <summary>
/// Constant new load that fits under a zone's own past peaks: the definition of Norris, Profeta, Patino-Echeverri and Cowie-Haskell,
/// "Rethinking Load Growth" (Duke University, 2025).
/// </summary>
/// <remarks>
/// The threshold of the months April to October is the highest hour of June to August in all years, that of the other months the highest
/// of December to February. In an hour the new load L is curtailed by max(0, load + L - threshold). The room at a share s is the largest L
/// of which no more than s is curtailed over all years. No plants, outages, imports or networks enter: capacity is the past peak.
/// </remarks>
public sealed class PastPeakRoom
{
    private const double ResolutionMw = 0.1;
    private readonly double[] _gapsMw;

    /// <summary>Looks at a zone's load.</summary>
    /// <param name="yearsMw">Load of each year, MW: 8,760 hours from 1 January on; at least one year.</param>
    public PastPeakRoom(IReadOnlyList<IReadOnlyList<double>> yearsMw)
    {
        double summerMw = 0, winterMw = 0;
        foreach (IReadOnlyList<double> year in yearsMw)
        {
            for (int hour = 0; hour < year.Count; hour++)
            {
                int month = MonthOf(hour);
                if (month is >= 6 and <= 8)
                    summerMw = Math.Max(summerMw, year[hour]);
                else if (month is 12 or <= 2)
                    winterMw = Math.Max(winterMw, year[hour]);
            }
        }

        _gapsMw = [.. yearsMw.SelectMany(year => year.Select((mw, hour) => (IsSummer(hour) ? summerMw : winterMw) - mw)).Order()];
    }

    /// <summary>Share of a constant load that would be curtailed.</summary>
    public double CurtailedShare(double loadMw)
    {
        double curtailedMwh = 0;
        for (int hour = 0; hour < _gapsMw.Length && _gapsMw[hour] < loadMw; hour++)
            curtailedMwh += loadMw - Math.Max(0, _gapsMw[hour]);
        return loadMw > 0 ? curtailedMwh / (loadMw * _gapsMw.Length) : 0;
    }

    /// <summary>The largest constant load of which no more than a share is curtailed, MW.</summary>
    /// <param name="share">Above 0, below 1.</param>
    public double At(double share)
    {
        double low = 0, high = Math.Max(1, _gapsMw[^1]);
        while (CurtailedShare(high) <= share)
            (low, high) = (high, high * 2);
        while (high - low > ResolutionMw)
        {
            double middle = low + (high - low) / 2;
            (low, high) = CurtailedShare(middle) <= share ? (middle, high) : (low, middle);
        }

        return low;
    }

    private static bool IsSummer(int hour) => MonthOf(hour) is >= 4 and <= 10;

    private static int MonthOf(int hour) => new DateTime(2001, 1, 1).AddHours(hour).Month;
}
