using DigitalTwin.Model.Zones;

namespace DigitalTwin.Model.Investment;

/// <summary>A country in plain form: sums the reports of its grids since the run began.</summary>
/// <remarks>Reports are added in the order given: pass grids in the order of their identifiers.</remarks>
public sealed partial class CountryModel(CountrySpec spec)
{
    [State] private double _generatedMwh;
    [State] private double _servedMwh;
    [State] private double _unservedMwh;
    [State] private double _netImportMwh;
    [State] private double _costUsd;
    [State] private double _co2Tonnes;
    [State] private double _computeExaflopDays;

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
}
