using System.Runtime.InteropServices;
using DigitalTwin.Clearing.Problem;

namespace DigitalTwin.Clearing.Simplex;

/// <summary>
/// The line data of the last hour, bit for bit: where they have not changed, and in most worlds they rarely do, nothing is to do.
/// </summary>
internal sealed class LinesSeen(int lines)
{
    private readonly double[] _forward = new double[lines];
    private readonly double[] _reverse = new double[lines];
    private readonly double[] _hurdle = new double[lines];
    private readonly double[] _loss = new double[lines];
    private double _floorPrice = double.NaN;
    private double _largestLimit;

    /// <summary>Largest hurdle of these lines, floor included, USD/MWh.</summary>
    public double LargestHurdle { get; private set; }

    /// <summary>Whether an hour's lines are these, at the same floor, and none of their limits is beyond what any flow needs.</summary>
    public bool Are(ZonalMarket market, double floorPrice, double most) =>
        floorPrice == _floorPrice && _largestLimit <= most
        && Same(market.ForwardMw, _forward) && Same(market.ReverseMw, _reverse)
        && Same(market.HurdleUsdPerMwh, _hurdle) && Same(market.LossShare, _loss);

    /// <summary>Remembers nothing: until <see cref="Take"/>, no lines are these.</summary>
    public void Forget() => _floorPrice = double.NaN;

    /// <summary>Remembers an hour's lines.</summary>
    public void Take(ZonalMarket market, double floorPrice, double largestLimit, double largestHurdle)
    {
        market.ForwardMw.CopyTo(_forward, 0);
        market.ReverseMw.CopyTo(_reverse, 0);
        market.HurdleUsdPerMwh.CopyTo(_hurdle, 0);
        market.LossShare.CopyTo(_loss, 0);
        _floorPrice = floorPrice;
        _largestLimit = largestLimit;
        LargestHurdle = largestHurdle;
    }

    private static bool Same(double[] one, double[] other) =>
        MemoryMarshal.Cast<double, long>(one).SequenceEqual(MemoryMarshal.Cast<double, long>(other));
}
