namespace DigitalTwin.Protocol.Grids;

/// <summary>
/// What a grid offers to the coupling for one tick: its net position as a rising function of price. A bid of demand at price b is a
/// step at b like supply, since not serving it raises the net position.
/// </summary>
[State]
[StateCopy]
public sealed partial class NetSupplyCurve
{
    /// <summary>Net position when nothing is supplied and every bid is served, MW; at most zero.</summary>
    public double BaseMw { get; set; }

    /// <summary>
    /// The largest net position that serves all firm load and leaves the reserve intact, MW. Less the net position it is the MW that
    /// the zone can spare.
    /// </summary>
    public double FirmExportMw { get; set; }

    /// <summary>Steps in rising order of price.</summary>
    public List<Model.Market.Step> Steps { get; } = [];
}
