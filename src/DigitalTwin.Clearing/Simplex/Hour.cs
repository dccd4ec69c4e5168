namespace DigitalTwin.Clearing.Simplex;

/// <summary>One hour's problem in the solver's own order and layout, checked, with its scales.</summary>
internal sealed class Hour
{
    private readonly ZonalNetwork _network;
    private readonly CanonicalOrder _order;

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
        for (int i = 0; i < ZoneCount; i++)
        {
            Price[i] = new double[32];
            Cumulative[i] = new double[33];
        }

        Forward = new double[LineCount];
        Reverse = new double[LineCount];
        Hurdle = new double[LineCount];
        Gain = new double[LineCount];
    }

    public CanonicalOrder Order => _order;

    public Cycles Cycles { get; }

    public int ZoneCount { get; }

    public int LineCount { get; }

    /// <summary>Steps of each zone.</summary>
    public int[] Steps { get; }

    /// <summary>Step prices by zone, rising strictly.</summary>
    public double[][] Price { get; }

    /// <summary>Net position by zone after the first k steps, k = 0 .. Steps.</summary>
    public double[][] Cumulative { get; }

    /// <summary>Limit from the lower zone to the higher, MW, finite.</summary>
    public double[] Forward { get; }

    /// <summary>Limit from the higher zone to the lower, MW, finite.</summary>
    public double[] Reverse { get; }

    /// <summary>Hurdle with its floor (see docs/clearing.md: losses are no sink for surplus).</summary>
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

    /// <summary>Takes an hour.</summary>
    /// <returns>Whether a gain changed, so that columns did.</returns>
    public bool Load(ZonalMarket market)
    {
        if (market.Network != _network)
            throw new ArgumentException("the hour was filled for another network", nameof(market));
        LoadCurves(market, out double exportable, out double priciest);
        return LoadLines(market, exportable, priciest);
    }

    private void LoadCurves(ZonalMarket market, out double exportable, out double priciest)
    {
        exportable = 0;
        priciest = 0;
        double scale = 0;
        for (int i = 0; i < ZoneCount; i++)
        {
            int input = _order.ZoneInput[i];
            ReadOnlySpan<double> prices = market.StepPrices(input), widths = market.StepWidths(input);
            if (Price[i].Length < prices.Length)
            {
                Price[i] = new double[2 * prices.Length];
                Cumulative[i] = new double[2 * prices.Length + 1];
            }

            double at = market.BaseMw[input];
            if (!(at <= 0) || !double.IsFinite(at))
                throw new ArgumentException($"zone {input}: base {at} MW; it must be finite and at most zero", nameof(market));
            scale = Math.Max(scale, -at);
            Steps[i] = prices.Length;
            prices.CopyTo(Price[i]);
            double[] cumulative = Cumulative[i];
            cumulative[0] = at;
            for (int k = 0; k < widths.Length; k++)
            {
                at += widths[k];
                cumulative[k + 1] = at;
            }

            if (at < -1e-9 * scale)
                throw new ArgumentException($"zone {input}: demand exceeds the steps that price its shortfall by {-at} MW", nameof(market));
            scale = Math.Max(scale, at);
            exportable += Math.Max(at, 0);
            if (prices.Length > 0)
                priciest = Math.Max(priciest, Math.Max(Math.Abs(prices[0]), Math.Abs(prices[^1])));
        }

        ScaleMw = scale > 0 ? scale : 1;
        // Rounding of a balance: a few units in the last place of what passes through it, for each zone on the way.
        TolMw = 2.3e-16 * (16 + ZoneCount) * Math.Max(scale, 1e-3 * exportable);
        if (TolMw == 0)
            TolMw = double.Epsilon;
    }

    private bool LoadLines(ZonalMarket market, double exportable, double priciest)
    {
        // No flow needs more than all that can be exported: a finite stand-in for limits that are not meant to bind.
        double most = 1.5 * exportable + TolMw;
        FloorPrice = market.FloorPrice();
        bool changed = false;
        for (int l = 0; l < LineCount; l++)
        {
            int input = _order.LineInput[l];
            double forward = market.ForwardMw[input], reverse = market.ReverseMw[input];
            double hurdle = market.HurdleUsdPerMwh[input], loss = market.LossShare[input];
            if (!(forward >= 0) || !(reverse >= 0))
                throw new ArgumentException($"line {input}: limits {forward} and {reverse} MW; they must be at least zero", nameof(market));
            if (!(hurdle >= 0) || !double.IsFinite(hurdle) || !(loss >= 0) || !(loss < 1))
                throw new ArgumentException(
                    $"line {input}: hurdle {hurdle} USD/MWh (at least zero), loss share {loss} (0 to below 1)",
                    nameof(market));
            if (loss > 0 && _order.Reactance[l] > 0)
                throw new ArgumentException(
                    $"line {input}: a line with a reactance carries no losses here (loss share {loss})",
                    nameof(market));
            bool flip = _order.Flipped[l];
            Forward[l] = Math.Min(flip ? reverse : forward, most);
            Reverse[l] = Math.Min(flip ? forward : reverse, most);
            Hurdle[l] = market.EffectiveHurdle(input, FloorPrice);
            priciest = Math.Max(priciest, Hurdle[l]);
            double gain = 1 - loss;
            changed |= gain != Gain[l];
            Gain[l] = gain;
        }

        TolPrice = 1e-12 * priciest;
        return changed;
    }
}
