using DigitalTwin.Model.Members;

namespace DigitalTwin.Model.Zones;

/// <summary>What one grid reports to its country of a tick; sums over the hour.</summary>
/// <param name="GeneratedMwh">Output of the grid's fleets, net of what stores buy.</param>
/// <param name="ServedMwh">Load served, datacenters and fabs included.</param>
/// <param name="UnservedMwh">Load not served.</param>
/// <param name="NetImportMwh">Energy from other grids less energy to them.</param>
/// <param name="CostUsd">Fuel, CO2, variable O&amp;M and starts.</param>
/// <param name="Co2Tonnes">Emissions.</param>
/// <param name="ComputeExaflopDays">Compute delivered.</param>
[State]
public readonly partial record struct GridTotals(
    double GeneratedMwh,
    double ServedMwh,
    double UnservedMwh,
    double NetImportMwh,
    double CostUsd,
    double Co2Tonnes,
    double ComputeExaflopDays)
{
    /// <summary>Sums two reports, field by field.</summary>
    public static GridTotals operator +(GridTotals a, GridTotals b) => new(
        a.GeneratedMwh + b.GeneratedMwh,
        a.ServedMwh + b.ServedMwh,
        a.UnservedMwh + b.UnservedMwh,
        a.NetImportMwh + b.NetImportMwh,
        a.CostUsd + b.CostUsd,
        a.Co2Tonnes + b.Co2Tonnes,
        a.ComputeExaflopDays + b.ComputeExaflopDays);
}

/// <summary>A grid reports a tick to its country.</summary>
[Payload(4)]
public sealed record TotalsPayload(GridTotals Totals) : Payload;
