using DigitalTwin.Clearing.Problem;

namespace DigitalTwin.Clearing.Simplex;

/// <summary>One hour's problem in the solver's own order and layout, checked, with its scales.</summary>
internal sealed class Hour
{
    private readonly ZonalNetwork _network;
    private readonly CanonicalOrder _order;
    private readonly LinesSeen _seen;

    public Hour(ZonalNetwork network)
    {
        _network = network;
        _order = new CanonicalOrder(network);
        Cycles = new Cycles(_order, network.ZoneCount);
        ZoneCount = network.ZoneCount;
        LineCount = network.Lines.Length;
        Steps = new int[ZoneCount];
        Price = new double[ZoneCount][];
        Cumulative = new double[ZoneCount][];
        Spent = new double[ZoneCount][];
        for (int i = 0; i < ZoneCount; i++)
        {
            Price[i] = [];
            Cumulative[i] = new double[33];
            Spent[i] = new double[33];
        }

        Forward = new double[LineCount];
        Reverse = new double[LineCount];
        Hurdle = new double[LineCount];
        Gain = new double[LineCount];
        _seen = new LinesSeen(LineCount);
    }

    public CanonicalOrder Order => _order;

    public Cycles Cycles { get; }

    public int ZoneCount { get; }

    public int LineCount { get; }

    /// <summary>Steps of each zone.</summary>
    public int[] Steps { get; }

    /// <summary>Step prices by zone, rising strictly: the market's own buffers, longer than the curve.</summary>
    public double[][] Price { get; }

    /// <summary>Net position by zone after the first k steps, k = 0 .. Steps.</summary>
    public double[][] Cumulative { get; }

    /// <summary>Cost by zone of the first k steps, USD per hour, k = 0 .. Steps.</summary>
    public double[][] Spent { get; }

    /// <summary>Limit from the lower zone to the higher, MW, finite.</summary>
    public double[] Forward { get; }

    /// <summary>Limit from the higher zone to the lower, MW, finite.</summary>
    public double[] Reverse { get; }

    /// <summary>Hurdle with its floor (see docs/explanation/clearing.md: losses are no sink for surplus).</summary>
    public double[] Hurdle { get; }

    /// <summary>1 less the loss share.</summary>
    public double[] Gain { get; }

    /// <summary>
    /// No price need be lower, USD/MWh: at this one, at most zero, circulating energy over any line just fails to pay.
    /// </summary>
    public double FloorPrice { get; private set; }

    /// <summary>MW below which a difference is rounding.</summary>
    public double TolMw { get; private set; }

    /// <summary>USD/MWh below which a difference is rounding.</summary>
    public double TolPrice { get; private set; }

    /// <summary>Largest size of a net position, MW: the scale of the hair that spreads free flows.</summary>
    public double ScaleMw { get; private set; }

    /// <summary>First of the steps around one whose prices differ by rounding alone: together they are one tie.</summary>
    public int FirstAlike(int zone, int step)
    {
        double[] price = Price[zone];
        while (step > 0 && price[step] - price[step - 1] <= TolPrice)
            step--;
        return step;
    }

    /// <summary>One past the last of the steps around one whose prices differ by rounding alone.</summary>
    public int EndAlike(int zone, int step)
    {
        double[] price = Price[zone];
        int end = step + 1;
        while (end < Steps[zone] && price[end] - price[end - 1] <= TolPrice)
            end++;
        return end;
    }

    /// <summary>Rises whenever line data change.</summary>
    public int LinesVersion { get; private set; }

    /// <summary><see cref="LinesVersion"/> when a gain last changed, and columns with it.</summary>
    public int GainsVersion { get; private set; }

    /// <summary>Takes an hour.</summary>
    public void Load(ZonalMarket market)
    {
        if (market.Network != _network)
            throw new ArgumentException("the hour was filled for another network", nameof(market));
        LoadCurves(market, out double exportable, out double priciest);
        LoadLines(market, exportable, priciest);
    }

    private void LoadCurves(ZonalMarket market, out double exportable, out double priciest)
    {
        exportable = 0;
        priciest = 0;
        double scale = 0, lowest = 0;
        for (int i = 0; i < Steps.Length; i++)
        {
            int input = _order.ZoneInput[i], count = market.Curve(input, out double[] prices, out double[] widths);
            double first = market.BaseMw[input];
            if (!(first <= 0) || !double.IsFinite(first))
                throw new ArgumentException($"zone {input}: base {first} MW; it must be finite and at most zero", nameof(market));
            if (Cumulative[i].Length <= count)
            {
                Cumulative[i] = new double[(2 * count) + 1];
                Spent[i] = new double[(2 * count) + 1];
            }

            Steps[i] = count;
            Price[i] = prices;
            double last = Accumulate(first, count, prices, widths, Cumulative[i], Spent[i]);
            scale = Math.Max(scale, -first);
            if (last < -1e-9 * scale)
                throw new ArgumentException(
                    $"zone {input}: demand exceeds the steps that price its shortfall by {-last} MW", nameof(market));
            scale = Math.Max(scale, last);
            exportable += Math.Max(last, 0);
            if (count == 0)
                continue;
            lowest = Math.Min(lowest, prices[0]);
            priciest = Math.Max(priciest, Math.Max(Math.Abs(prices[0]), Math.Abs(prices[count - 1])));
        }

        FloorPrice = ZonalMarket.FloorPrice(lowest, priciest);
        ScaleMw = scale > 0 ? scale : 1;
        // Rounding of a balance: a few units in the last place of what passes through it, for each zone on the way.
        TolMw = 2.3e-16 * (16 + ZoneCount) * Math.Max(scale, 1e-3 * exportable);
        if (TolMw == 0)
            TolMw = double.Epsilon;
    }

    /// <summary>Sums a curve up; returns its end.</summary>
    private static double Accumulate(
        double first, int count, double[] prices, double[] widths, double[] cumulative, double[] spent)
    {
        double at = first, cost = 0;
        cumulative[0] = first;
        spent[0] = 0;
        for (int k = 0; k < count; k++)
        {
            double next = at + Unchecked.At(widths, k);
            cost += Unchecked.At(prices, k) * (next - at);
            Unchecked.At(cumulative, k + 1) = next;
            Unchecked.At(spent, k + 1) = cost;
            at = next;
        }

        return at;
    }

    private void LoadLines(ZonalMarket market, double exportable, double priciest)
    {
        // No flow needs more than all that can be exported: a finite stand-in for limits that are not meant to bind.
        double most = 1.5 * exportable + TolMw;
        if (!_seen.Are(market, FloorPrice, most))
        {
            _seen.Forget();
            LinesVersion++;
            TakeLines(market, most, out double largestLimit, out double largestHurdle);
            _seen.Take(market, FloorPrice, largestLimit, largestHurdle);
        }

        TolPrice = 1e-12 * Math.Max(priciest, _seen.LargestHurdle);
    }

    private void TakeLines(ZonalMarket market, double most, out double largestLimit, out double largestHurdle)
    {
        largestLimit = 0;
        largestHurdle = 0;
        double[] forwards = market.ForwardMw, reverses = market.ReverseMw, hurdles = market.HurdleUsdPerMwh, losses = market.LossShare;
        double[] limitForward = Forward, limitReverse = Reverse, cost = Hurdle, gains = Gain, reactance = _order.Reactance;
        ReadOnlySpan<int> inputs = _order.LineInput;
        ReadOnlySpan<bool> flipped = _order.Flipped;
        double floorPrice = FloorPrice;
        for (int l = 0; l < inputs.Length; l++)
        {
            int input = inputs[l];
            double forward = forwards[input], reverse = reverses[input], hurdle = hurdles[input], loss = losses[input];
            if (!(forward >= 0 && reverse >= 0 && hurdle >= 0 && double.IsFinite(hurdle) && loss >= 0 && loss < 1)
                || (loss > 0 && reactance[l] > 0))
                throw new ArgumentException(Fault(input, forward, reverse, hurdle, loss), nameof(market));
            (double ahead, double back) = flipped[l] ? (reverse, forward) : (forward, reverse);
            limitForward[l] = Math.Min(ahead, most);
            limitReverse[l] = Math.Min(back, most);
            largestLimit = Math.Max(largestLimit, Math.Max(ahead, back));
            hurdle = Math.Max(hurdle, loss * -floorPrice);
            cost[l] = hurdle;
            largestHurdle = Math.Max(largestHurdle, hurdle);
            double gain = 1 - loss;
            if (gain != gains[l])
                GainsVersion = LinesVersion;
            gains[l] = gain;
        }
    }

    private static string Fault(int line, double forward, double reverse, double hurdle, double loss)
    {
        if (!(forward >= 0) || !(reverse >= 0))
            return $"line {line}: limits {forward} and {reverse} MW; they must be at least zero";
        if (!(hurdle >= 0) || !double.IsFinite(hurdle) || !(loss >= 0) || !(loss < 1))
            return $"line {line}: hurdle {hurdle} USD/MWh (at least zero), loss share {loss} (0 to below 1)";
        return $"line {line}: a line with a reactance carries no losses here (loss share {loss})";
    }
}
