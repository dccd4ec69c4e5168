using DigitalTwin.Clearing.Problem;

namespace DigitalTwin.Clearing;

/// <summary>What clearing found for one hour. Reused from hour to hour.</summary>
public sealed class ZonalResult
{
    /// <summary>Buffers for a network's results.</summary>
    public ZonalResult(ZonalNetwork network)
    {
        PriceUsdPerMwh = new double[network.ZoneCount];
        NetPositionMw = new double[network.ZoneCount];
        MarginalPriceUsdPerMwh = new double[network.ZoneCount];
        MarginalFraction = new double[network.ZoneCount];
        FlowMw = new double[network.Lines.Length];
        CongestionUsdPerMwh = new double[network.Lines.Length];
    }

    /// <summary>Price of energy by zone, USD/MWh: the dual of the zone's balance, by the stated rule where it is not unique.</summary>
    public double[] PriceUsdPerMwh { get; }

    /// <summary>Supply less demand served by zone, MW: what the zone sends out over its lines (negative: takes in).</summary>
    public double[] NetPositionMw { get; }

    /// <summary>
    /// Price of the step at which the zone's curve is cut, USD/MWh, bit-equal to the step's own: cheaper steps are taken in full,
    /// dearer ones not at all. The zone's price when it has no steps.
    /// </summary>
    public double[] MarginalPriceUsdPerMwh { get; }

    /// <summary>Share of all width at exactly <see cref="MarginalPriceUsdPerMwh"/> that is taken, 0 to 1.</summary>
    public double[] MarginalFraction { get; }

    /// <summary>Energy sent by line, MW: positive from From to To; the other end receives it less the line's loss.</summary>
    public double[] FlowMw { get; }

    /// <summary>
    /// What one more MW of the binding limit would save by line, USD/MWh: positive at the forward limit, negative at the reverse limit,
    /// zero on a line that is not full.
    /// </summary>
    public double[] CongestionUsdPerMwh { get; }

    /// <summary>
    /// Price times MW of all steps taken (supply that runs and bids not served) plus the hurdles of all flows, USD per hour.
    /// </summary>
    public double ObjectiveUsd { get; set; }

    /// <summary>Pivots and step moves that the solver took from where it started; depends on the start, unlike all else here.</summary>
    public int Iterations { get; set; }
}
