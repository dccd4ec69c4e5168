using DigitalTwin.Clearing.Simplex;

namespace DigitalTwin.Clearing.Canonical;

/// <summary>
/// The optimal face: what every optimal dispatch shares and where they may differ. A zone may move within the step whose price is exactly
/// its own, a line between the bounds among which it is indifferent; all else is fixed.
/// </summary>
internal sealed class Face(Hour hour)
{
    public bool[] ZoneTied { get; } = new bool[hour.ZoneCount];

    public int[] Step { get; } = new int[hour.ZoneCount];

    public bool[] LineTied { get; } = new bool[hour.LineCount];

    public double[] LineLow { get; } = new double[hour.LineCount];

    public double[] LineHigh { get; } = new double[hour.LineCount];

    /// <summary>Whether some column outside the basis is tied: the optimum may not be a single point.</summary>
    public bool HasTies(DualSimplex simplex)
    {
        double[] dual = simplex.Dual;
        for (int i = 0; i < hour.ZoneCount; i++)
        {
            if (!simplex.IsBasic(i) && NearStep(i, simplex.StepOf(i), dual[i]))
                return true;
        }

        return simplex.AnyLineTiedOutsideBasis(hour.TolPrice);
    }

    /// <summary>Finds the face from optimal duals, and fixes in the answer what the face fixes.</summary>
    public void Find(double[] dual, Answer answer)
    {
        for (int i = 0; i < hour.ZoneCount; i++)
        {
            int tied = TiedStep(i, dual[i], answer.Step[i]);
            ZoneTied[i] = tied >= 0;
            Step[i] = tied >= 0 ? tied : StepsBelow(i, dual[i], answer.Step[i]);
            if (tied < 0)
                answer.NetPosition[i] = hour.Cumulative[i][Step[i]];
        }

        for (int l = 0; l < hour.LineCount; l++)
        {
            FindLine(l, dual);
            LineTied[l] = LineHigh[l] > LineLow[l];
            if (!LineTied[l])
                answer.Flow[l] = LineLow[l];
        }
    }

    private void FindLine(int line, double[] dual)
    {
        double pull = hour.Cycles.Pull(line, dual, hour.ZoneCount), hurdle = hour.Hurdle[line], gain = hour.Gain[line];
        double from = dual[hour.Order.From[line]], to = dual[hour.Order.To[line]];
        double forwardCost = hurdle + from - (gain * to) - pull, reverseCost = hurdle + to - (gain * from) + pull;
        double tolerance = hour.TolPrice;
        LineLow[line] = reverseCost <= tolerance ? -hour.Reverse[line] : 0;
        LineHigh[line] = forwardCost <= tolerance ? hour.Forward[line] : 0;
        if (forwardCost < -tolerance)
            LineLow[line] = hour.Forward[line];
        if (reverseCost < -tolerance)
            LineHigh[line] = -hour.Reverse[line];
    }

    // A zone at a breakpoint can only be tied to the step before it or the step after.
    private bool NearStep(int zone, int breakpoint, double price)
    {
        double[] prices = hour.Price[zone];
        return (breakpoint > 0 && price - prices[breakpoint - 1] <= hour.TolPrice)
            || (breakpoint < hour.Steps[zone] && prices[breakpoint] - price <= hour.TolPrice);
    }

    // Looked for from a step that is likely near.
    private int StepsBelow(int zone, double price, int near)
    {
        ReadOnlySpan<double> prices = hour.Price[zone].AsSpan(0, hour.Steps[zone]);
        int k = Math.Min(near, prices.Length);
        while (k < prices.Length && prices[k] < price)
            k++;
        while (k > 0 && prices[k - 1] >= price)
            k--;
        return k;
    }

    private int TiedStep(int zone, double price, int near)
    {
        int k = StepsBelow(zone, price - hour.TolPrice, near);
        return k < hour.Steps[zone] && hour.Price[zone][k] <= price + hour.TolPrice ? k : -1;
    }
}
