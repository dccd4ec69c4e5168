using DigitalTwin.Clearing.Canonical;
using DigitalTwin.Clearing.Problem;
using DigitalTwin.Clearing.Simplex;

namespace DigitalTwin.Clearing;

/// <summary>
/// Clears coupled zones: least cost of supply and of demand not served, within line limits, hurdles, losses and Kirchhoff's voltage law.
/// The previous hour's basis makes the next hour fast; it does not show in the answer (docs/explanation/clearing.md states the rules that
/// make the answer unique), so it is no part of a run's state. Not safe for use by several threads at once; allocates nothing once its
/// buffers have grown.
/// </summary>
public sealed class ZonalSolver
{
    private readonly ZonalNetwork _network;
    private readonly Hour _hour;
    private readonly DualSimplex _simplex;
    private readonly CanonicalSolution _finisher;

    /// <summary>A solver for one network. Memory grows with the square of its zones and AC cycles.</summary>
    public ZonalSolver(ZonalNetwork network)
    {
        _network = network;
        _hour = new Hour(network);
        _simplex = new DualSimplex(_hour);
        _finisher = new CanonicalSolution(_hour);
    }

    /// <summary>Forgets the previous hour, as if the solver were new.</summary>
    public void Forget() => _simplex.Forget();

    /// <summary>
    /// Takes over the state of a solver of a smaller network, so that zones and lines added start warm: what was there keeps its place
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

        result.ObjectiveUsd = PublishLines(answer, result, objective) + 0.0;
    }

    /// <summary>Publishes flows and rents; returns the cost with all hurdles.</summary>
    /// <remarks>
    /// Which lines are full changes from hour to hour and no processor guesses it: rents are reckoned for all and masked out where a line
    /// is not full.
    /// </remarks>
    private double PublishLines(Answer answer, ZonalResult result, double cost)
    {
        int[] inputs = _hour.Order.LineInput, ends = _hour.Order.End;
        double[] directions = _hour.Order.Direction, flows = answer.Flow, hurdles = _hour.Hurdle, gains = _hour.Gain;
        double[] forwards = _hour.Forward, reverses = _hour.Reverse, duals = _finisher.Dual;
        double[] published = result.FlowMw, rents = result.CongestionUsdPerMwh;
        bool[] free = answer.LineFree;
        bool lawful = _hour.Cycles.Count > 0;
        double tolerance = _hour.TolPrice;
        for (int l = 0; l < inputs.Length; l++)
        {
            double flow = Unchecked.At(flows, l), hurdle = Unchecked.At(hurdles, l), gain = Unchecked.At(gains, l);
            double from = Unchecked.At(duals, Unchecked.At(ends, 2 * l)), to = Unchecked.At(duals, Unchecked.At(ends, (2 * l) + 1));
            double pull = lawful ? _hour.Cycles.Pull(l, duals, _hour.ZoneCount) : 0;
            // What one more MW would save at the forward limit, and at the reverse one.
            double ahead = (gain * to) + pull - from - hurdle, back = (gain * from) - pull - to - hurdle;
            bool full = !Unchecked.At(free, l) & (flow >= Unchecked.At(forwards, l)) & (ahead > tolerance);
            bool fullBack = !Unchecked.At(free, l) & !full & (flow <= -Unchecked.At(reverses, l)) & (back > tolerance);
            double direction = Unchecked.At(directions, l);
            int line = Unchecked.At(inputs, l);
            published[line] = (direction * flow) + 0.0;
            rents[line] = (direction * (Lanes.Where(full, ahead) - Lanes.Where(fullBack, back))) + 0.0;
            cost += hurdle * Math.Abs(flow);
        }

        return cost;
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
}
