using DigitalTwin.Model.Specs;
using DigitalTwin.Model.State;

namespace DigitalTwin.Model.Compute;

/// <summary>A country in plain form: sums the reports of its grids since the run began.</summary>
/// <remarks>Reports are added in the order given: pass grids in the order of their identifiers.</remarks>
public sealed class CountryModel(CountrySpec spec) : IStateful
{
    private double _generatedMwh;
    private double _servedMwh;
    private double _unservedMwh;
    private double _netImportMwh;
    private double _costUsd;
    private double _co2Tonnes;
    private double _computeExaflopDays;

    /// <summary>What does not change during the run.</summary>
    public CountrySpec Spec { get; } = spec;

    /// <summary>Sums since the run began.</summary>
    public GridTotals Totals =>
        new(_generatedMwh, _servedMwh, _unservedMwh, _netImportMwh, _costUsd, _co2Tonnes, _computeExaflopDays);

    /// <summary>Adds the report of one grid and tick.</summary>
    public void Add(in GridTotals grid)
    {
        _generatedMwh += grid.GeneratedMwh;
        _servedMwh += grid.ServedMwh;
        _unservedMwh += grid.UnservedMwh;
        _netImportMwh += grid.NetImportMwh;
        _costUsd += grid.CostUsd;
        _co2Tonnes += grid.Co2Tonnes;
        _computeExaflopDays += grid.ComputeExaflopDays;
    }

    /// <inheritdoc/>
    public void VisitState<TVisitor>(ref TVisitor visitor)
        where TVisitor : IStateVisitor, allows ref struct
    {
        visitor.Visit("generated_mwh", ref _generatedMwh);
        visitor.Visit("served_mwh", ref _servedMwh);
        visitor.Visit("unserved_mwh", ref _unservedMwh);
        visitor.Visit("net_import_mwh", ref _netImportMwh);
        visitor.Visit("cost_usd", ref _costUsd);
        visitor.Visit("co2_tonnes", ref _co2Tonnes);
        visitor.Visit("compute_exaflop_days", ref _computeExaflopDays);
    }
}
