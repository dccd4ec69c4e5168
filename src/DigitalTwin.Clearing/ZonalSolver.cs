using DigitalTwin.Clearing.Canonical;
using DigitalTwin.Clearing.Simplex;

namespace DigitalTwin.Clearing;

/// <summary>
/// Clears coupled zones: least cost of supply and of demand not served, within line limits, hurdles, losses and Kirchhoff's voltage law.
/// The previous hour's basis makes the next hour fast; it does not show in the answer (docs/clearing.md states the rules that
/// make the answer unique), so it is no part of a run's state. Not safe for use by several threads at once; allocates nothing once its
/// buffers have grown.
/// </summary>
public sealed class ZonalSolver
{
    private readonly ZonalNetwork _network;
    private readonly Hour _hour;
    private readonly DualSimplex _simplex;
    private readonly Finisher _finisher;

    /// <summary>A solver for one network. Memory grows with the square of its zones and AC cycles.</summary>
    public ZonalSolver(ZonalNetwork network)
    {
        _network = network;
        _hour = new Hour(network);
        _simplex = new DualSimplex(_hour);
        _finisher = new Finisher(_hour);
    }

    /// <summary>Forgets the previous hour, as if the solver were new.</summary>
    public void Forget() => _simplex.Forget();

    /// <summary>
    /// Takes over where a solver of a smaller network stands, so that zones and lines added start warm: what was there keeps its place
    /// in the basis, a new zone starts by itself. The answer is the one of a new solver, to the bit.
    /// </summary>
    /// <param name="smaller">A solver whose zones and lines are all in this one's network.</param>
    /// <exception cref="ArgumentException">A zone or a line of the smaller network is not in this one.</exception>
    public void StartFrom(ZonalSolver smaller)
    {
        var places = new Correspondence(smaller._network, smaller._hour.Order, _network, _hour.Order);
        _simplex.StartFrom(smaller._simplex, places);
    }

    /// <summary>Clears one hour.</summary>
    /// <exception cref="ArgumentException">Data that are not finite, limits below zero, a curve that cannot shed its own
    /// demand.</exception>
    /// <exception cref="InvalidOperationException">No optimum within the pivots allowed or the accuracy asked for; never a wrong
    /// answer.</exception>
    public void Solve(ZonalMarket market, ZonalResult result)
    {
        _hour.Load(market);
        if (_hour.Cycles.Count > 0)
            _simplex.Forget();
        _simplex.Solve();
        int iterations = _simplex.Iterations;
        if (!_finisher.Finish(_simplex))
        {
            _simplex.Forget();
            _simplex.Solve();
            iterations += _simplex.Iterations;
            if (!_finisher.Finish(_simplex))
                throw new InvalidOperationException("clearing lost its accuracy: balances or limits miss by more than rounding");
        }

        result.Iterations = iterations;
        Publish(result);
    }

    private void Publish(ZonalResult result)
    {
        Answer answer = _finisher.Answer;
        ReadOnlySpan<int> zoneInput = _hour.Order.ZoneInput;
        double[] dual = _finisher.Dual, prices = result.PriceUsdPerMwh, net = result.NetPositionMw;
        double objective = 0;
        for (int i = 0; i < zoneInput.Length; i++)
        {
            int zone = zoneInput[i];
            prices[zone] = dual[i] + 0.0;
            net[zone] = answer.NetPosition[i] + 0.0;
            objective += PublishCut(i, zone, answer, result);
        }

        ReadOnlySpan<int> lineInput = _hour.Order.LineInput;
        bool[] flipped = _hour.Order.Flipped;
        double[] flows = answer.Flow, hurdles = _hour.Hurdle;
        for (int l = 0; l < lineInput.Length; l++)
        {
            int line = lineInput[l];
            double sign = flipped[l] ? -1 : 1, flow = flows[l];
            result.FlowMw[line] = (sign * flow) + 0.0;
            result.CongestionUsdPerMwh[line] = answer.LineFree[l] ? 0 : (sign * Congestion(l, flow)) + 0.0;
            objective += hurdles[l] * Math.Abs(flow);
        }

        result.ObjectiveUsd = objective + 0.0;
    }

    /// <summary>Says where a zone's curve is cut; returns the cost of what is taken.</summary>
    private double PublishCut(int i, int zone, Answer answer, ZonalResult result)
    {
        int full = answer.Step[i];
        double[] price = _hour.Price[i];
        double cost = _hour.Spent[i][full];
        if (answer.ZoneFree[i])
        {
            double[] cumulative = _hour.Cumulative[i];
            double below = cumulative[full], taken = answer.NetPosition[i] - below;
            result.MarginalPriceUsdPerMwh[zone] = price[full];
            result.MarginalFraction[zone] = Math.Min(1, Math.Max(0, taken / (cumulative[full + 1] - below)));
            return cost + (price[full] * taken);
        }

        result.MarginalPriceUsdPerMwh[zone] =
            full > 0 ? price[full - 1] : _hour.Steps[i] > 0 ? price[0] : result.PriceUsdPerMwh[zone];
        result.MarginalFraction[zone] = full > 0 ? 1 : 0;
        return cost;
    }

    /// <summary>What one more MW of a line at a limit would save; below zero at the reverse one.</summary>
    private double Congestion(int line, double flow)
    {
        bool ahead = flow >= _hour.Forward[line], back = flow <= -_hour.Reverse[line];
        if (!ahead && !back)
            return 0;
        double[] dual = _finisher.Dual;
        double pull = _hour.Cycles.Pull(line, dual, _hour.ZoneCount), hurdle = _hour.Hurdle[line], gain = _hour.Gain[line];
        double from = dual[_hour.Order.From[line]], to = dual[_hour.Order.To[line]];
        double rent = (gain * to) + pull - from - hurdle;
        if (ahead && rent > _hour.TolPrice)
            return rent;
        rent = (gain * from) - pull - to - hurdle;
        return back && rent > _hour.TolPrice ? -rent : 0;
    }
}
