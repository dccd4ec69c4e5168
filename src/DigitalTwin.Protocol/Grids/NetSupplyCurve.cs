using DigitalTwin.Model.State;

namespace DigitalTwin.Protocol.Grids;

/// <summary>
/// What a grid offers to the coupling for one tick: its net position as a rising function of price. A bid of demand at price b is a
/// step at b like supply, since not serving it raises the net position.
/// </summary>
public sealed class NetSupplyCurve : IStateful
{
    private double _baseMw;
    private double _firmExportMw;

    /// <summary>Net position when nothing is supplied and every bid is served, MW; at most zero.</summary>
    public double BaseMw { get => _baseMw; set => _baseMw = value; }

    /// <summary>
    /// The largest net position that serves all firm load and leaves the reserve intact, MW. Less the net position it is the MW that
    /// the zone can spare.
    /// </summary>
    public double FirmExportMw { get => _firmExportMw; set => _firmExportMw = value; }

    /// <summary>Steps in rising order of price.</summary>
    public List<Model.Market.Step> Steps { get; } = [];

    /// <inheritdoc/>
    public void VisitState<TVisitor>(ref TVisitor visitor)
        where TVisitor : IStateVisitor, allows ref struct
    {
        visitor.Visit("base_mw", ref _baseMw);
        visitor.Visit("firm_export_mw", ref _firmExportMw);
        visitor.VisitList("steps", Steps);
    }
}
