using DigitalTwin.Model.Market;

namespace DigitalTwin.Model.Power.Planning;

/// <summary>
/// The price of each hour as a step function of its net load: built once, asked for each block that a store might trade.
/// </summary>
internal sealed class PriceLadder
{
    private const int Hours = FleetDeclaration.Hours;

    // A price that no rung reaches.
    private const double BeyondUsdPerMwh = MarketPrices.ReserveShortage;

    // Inside a rung of the merit order the price climbs by this much, so that peaks are shaved before shoulders of the same fleet.
    private const double MeritSlopeUsdPerMwh = 1;
    private double[] _toMw = [];
    private double[] _price = [];
    private double[] _slope = [];
    private int _rungs;

    /// <summary>
    /// Prices before anything is committed: each fleet at its cost plus its start spread over the hours of the day in which the net load
    /// reaches the middle of its capacity in merit order.
    /// </summary>
    public void BuildMerit(ThermalStack stack)
    {
        Resize(stack.Count + 1);
        Span<double> reached = stackalloc double[Hours];
        reached.Clear();
        for (int hour = 0; hour < Hours; hour++)
            Set(hour, 0, 0, MarketPrices.Curtailment, 0);
        for (int f = 0; f < stack.Count; f++)
        {
            int hoursOn = 0;
            for (int hour = 0; hour < Hours; hour++)
                hoursOn += stack.NetMw[hour] >= reached[hour] + 0.5 * stack.Most[f * ThermalStack.Hours + hour] * stack.UnitMw[f] ? 1 : 0;
            double price = stack.CostUsdPerMwh[f] + (hoursOn < Hours ? stack.StartUsdPerMw[f] / Math.Max(1, hoursOn) : 0);
            for (int hour = 0; hour < Hours; hour++)
            {
                double mostMw = stack.Most[f * ThermalStack.Hours + hour] * stack.UnitMw[f];
                reached[hour] += mostMw;
                Set(hour, f + 1, reached[hour], price + MeritSlopeUsdPerMwh, mostMw > 0 ? MeritSlopeUsdPerMwh / mostMw : 0);
            }
        }
    }

    /// <summary>
    /// Prices with the units that are online: surplus, then the ranges of online units by rising cost, then idle units that pay their
    /// start for each hour.
    /// </summary>
    public void BuildCommitted(ThermalStack stack)
    {
        Resize(2 * stack.Count + 2);
        for (int hour = 0; hour < Hours; hour++)
        {
            double reached = 0;
            for (int f = 0; f < stack.Count; f++)
                reached += stack.LowMw(hour, f);
            Set(hour, 0, reached - stack.CurtailableMw[hour], MarketPrices.MustRun, 0);
            Set(hour, 1, reached, MarketPrices.Curtailment, 0);
            for (int f = 0; f < stack.Count; f++)
            {
                reached += stack.OnlineMw(hour, f) - stack.LowMw(hour, f);
                Set(hour, 2 + f, reached, stack.CostUsdPerMwh[f], 0);
            }

            for (int f = 0; f < stack.Count; f++)
            {
                reached += stack.IdleMw(hour, f);
                Set(hour, 2 + stack.Count + f, reached, stack.CostUsdPerMwh[f] + stack.StartUsdPerMw[f], 0);
            }
        }
    }

    /// <summary>Price of an hour at a net load, USD/MWh.</summary>
    public double At(int hour, double netMw)
    {
        int first = hour * _rungs;
        ReadOnlySpan<double> to = _toMw.AsSpan(first, _rungs);
        for (int rung = 0; rung < to.Length; rung++)
        {
            if (netMw <= to[rung])
                return _price[first + rung] - _slope[first + rung] * (to[rung] - netMw);
        }

        return BeyondUsdPerMwh;
    }

    private void Set(int hour, int rung, double toMw, double price, double slope)
    {
        int at = hour * _rungs + rung;
        _toMw[at] = toMw;
        _price[at] = price;
        _slope[at] = slope;
    }

    private void Resize(int rungs)
    {
        _rungs = rungs;
        if (_toMw.Length >= rungs * Hours)
            return;
        _toMw = new double[rungs * Hours];
        _price = new double[rungs * Hours];
        _slope = new double[rungs * Hours];
    }
}
