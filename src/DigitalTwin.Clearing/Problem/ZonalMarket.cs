namespace DigitalTwin.Clearing.Problem;

/// <summary>
/// The data of one hour: each zone's net supply curve and each line's limits. Buffers are reused from hour to hour; filling them again
/// allocates nothing once they have grown to size.
/// </summary>
/// <remarks>
/// A zone's net position at price p is <see cref="BaseMw"/> plus the widths of all steps below p (plus part of those at p). A demand bid
/// of price b is a step like supply: not serving it raises the net position. So base is minus the sum of all demand bids.
/// </remarks>
public sealed class ZonalMarket
{
    private readonly double[][] _price;
    private readonly double[][] _width;
    private readonly int[] _count;

    /// <summary>An empty hour for a network: no steps, no line capacity.</summary>
    public ZonalMarket(ZonalNetwork network)
    {
        Network = network;
        _price = new double[network.ZoneCount][];
        _width = new double[network.ZoneCount][];
        for (int i = 0; i < network.ZoneCount; i++)
        {
            _price[i] = new double[32];
            _width[i] = new double[32];
        }

        _count = new int[network.ZoneCount];
        BaseMw = new double[network.ZoneCount];
        ForwardMw = new double[network.Lines.Length];
        ReverseMw = new double[network.Lines.Length];
        HurdleUsdPerMwh = new double[network.Lines.Length];
        LossShare = new double[network.Lines.Length];
    }

    /// <summary>The network that the hour belongs to.</summary>
    public ZonalNetwork Network { get; }

    /// <summary>Net position at a price of minus infinity, MW by zone, at most zero.</summary>
    public double[] BaseMw { get; }

    /// <summary>Limit of energy sent from From to To, MW by line, at least zero; infinity is allowed.</summary>
    public double[] ForwardMw { get; }

    /// <summary>Limit of energy sent from To to From, MW by line, at least zero; infinity is allowed.</summary>
    public double[] ReverseMw { get; }

    /// <summary>Cost of each MWh sent, either way, USD/MWh by line, at least zero.</summary>
    public double[] HurdleUsdPerMwh { get; }

    /// <summary>Share of the energy sent that is lost, by line, 0 to below 1; zero on lines with a reactance.</summary>
    public double[] LossShare { get; }

    /// <summary>Prices of a zone's steps, USD/MWh, rising strictly.</summary>
    public ReadOnlySpan<double> StepPrices(int zone) => _price[zone].AsSpan(0, _count[zone]);

    /// <summary>Widths of a zone's steps, MW, above zero.</summary>
    public ReadOnlySpan<double> StepWidths(int zone) => _width[zone].AsSpan(0, _count[zone]);

    /// <summary>Empties a zone's curve: no steps, base zero.</summary>
    public void ClearZone(int zone)
    {
        _count[zone] = 0;
        BaseMw[zone] = 0;
    }

    /// <summary>Empties all curves; line data stay.</summary>
    public void ClearZones()
    {
        for (int i = 0; i < _count.Length; i++)
            ClearZone(i);
    }

    /// <summary>
    /// Appends a step to a zone's curve. A step at the price of the last one widens it, one without width is left out.
    /// </summary>
    /// <exception cref="ArgumentException">A price that falls, or a price or width that is not finite or negative width.</exception>
    public void AddStep(int zone, double priceUsdPerMwh, double widthMw)
    {
        if (!double.IsFinite(priceUsdPerMwh) || !double.IsFinite(widthMw) || widthMw < 0)
            throw new ArgumentException(
                $"zone {zone}: step of {widthMw} MW at {priceUsdPerMwh} USD/MWh: both must be finite, the width not negative",
                nameof(widthMw));
        if (widthMw == 0)
            return;
        int count = _count[zone];
        if (count > 0 && priceUsdPerMwh <= _price[zone][count - 1])
        {
            if (priceUsdPerMwh < _price[zone][count - 1])
                throw new ArgumentException(
                    $"zone {zone}: step at {priceUsdPerMwh} USD/MWh after one at {_price[zone][count - 1]}: steps rise",
                    nameof(priceUsdPerMwh));
            _width[zone][count - 1] += widthMw;
            return;
        }

        if (count == _price[zone].Length)
        {
            Array.Resize(ref _price[zone], 2 * count);
            Array.Resize(ref _width[zone], 2 * count);
        }

        _price[zone][count] = priceUsdPerMwh;
        _width[zone][count] = widthMw;
        _count[zone] = count + 1;
    }

    /// <summary>Sets a line's limits (MW, at least zero), hurdle (USD/MWh, at least zero) and share lost (0 to below 1).</summary>
    public void SetLine(int line, double forwardMw, double reverseMw, double hurdleUsdPerMwh = 0, double lossShare = 0)
    {
        ForwardMw[line] = forwardMw;
        ReverseMw[line] = reverseMw;
        HurdleUsdPerMwh[line] = hurdleUsdPerMwh;
        LossShare[line] = lossShare;
    }

    /// <summary>Becomes a copy of another hour of the same network.</summary>
    /// <exception cref="ArgumentException">An hour of another network.</exception>
    public void CopyFrom(ZonalMarket other)
    {
        if (other.Network != Network)
            throw new ArgumentException("the hour was filled for another network", nameof(other));
        for (int i = 0; i < _count.Length; i++)
        {
            ClearZone(i);
            BaseMw[i] = other.BaseMw[i];
            for (int k = 0; k < other._count[i]; k++)
                AddStep(i, other._price[i][k], other._width[i][k]);
        }

        other.ForwardMw.CopyTo(ForwardMw, 0);
        other.ReverseMw.CopyTo(ReverseMw, 0);
        other.HurdleUsdPerMwh.CopyTo(HurdleUsdPerMwh, 0);
        other.LossShare.CopyTo(LossShare, 0);
    }

    /// <summary>
    /// A price that no zone's need fall below, USD/MWh: just under the lowest step price, and just under zero where none is negative.
    /// </summary>
    public double FloorPrice()
    {
        double lowest = 0, largest = 0;
        for (int i = 0; i < _count.Length; i++)
        {
            if (_count[i] == 0)
                continue;
            double first = _price[i][0], last = _price[i][_count[i] - 1];
            lowest = Math.Min(lowest, first);
            largest = Math.Max(largest, Math.Max(Math.Abs(first), Math.Abs(last)));
        }

        return FloorPrice(lowest, largest);
    }

    /// <summary>
    /// The hurdle that clearing uses, USD/MWh: a line with losses costs at least what its losses are worth at the floor price. Below zero,
    /// energy is worth losing, and without this circulating it would pay.
    /// </summary>
    /// <param name="floorPrice">What <see cref="FloorPrice()"/> returned.</param>
    public double EffectiveHurdle(int line, double floorPrice) => Math.Max(HurdleUsdPerMwh[line], LossShare[line] * -floorPrice);

    /// <summary>The floor under prices of which the lowest is so low (at most zero) and the largest so large (either sign).</summary>
    internal static double FloorPrice(double lowest, double largest) => (lowest * (1 + 1.0 / 1024)) - (1e-8 * largest);

    /// <summary>Buffers of a zone's curve, longer than it: for the solver, which takes them as they are until it returns.</summary>
    internal int Curve(int zone, out double[] prices, out double[] widths)
    {
        prices = _price[zone];
        widths = _width[zone];
        return _count[zone];
    }
}
