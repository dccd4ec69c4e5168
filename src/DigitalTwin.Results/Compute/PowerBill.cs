namespace DigitalTwin.Results.Compute;

/// <summary>What a campus pays for its power, and what was connected for it and is not used.</summary>
[State]
public sealed partial class PowerBill
{
    private double _servedMwh;
    private double _usd;
    private double _priceHours;
    private double _idleMwh;
    private double _idleMw;
    private int _hours;

    /// <summary>Energy drawn, MWh.</summary>
    public double ServedMwh => _servedMwh;

    /// <summary>Energy at the zone's price, less what its own turbines sold at it, with the cost of their running; USD.</summary>
    public double Usd => _usd;

    /// <summary>What a MWh came to, USD; null where none was drawn.</summary>
    public double? UsdPerMwh => _servedMwh > 0 ? _usd / _servedMwh : null;

    /// <summary>What a MWh came to above the mean price of the zone in the hours in which the campus drew, USD; null where it drew
    /// none.</summary>
    public double? MarginUsdPerMwh => UsdPerMwh - (_hours > 0 ? _priceHours / _hours : null);

    /// <summary>Energy that connected power could have drawn, MWh.</summary>
    public double ConnectedMwh => _servedMwh + _idleMwh;

    /// <summary>Energy that connected power could have drawn and did not, MWh.</summary>
    public double IdleMwh => _idleMwh;

    /// <summary>Connected power that was not drawn in the newest tick, MW.</summary>
    public double IdleMw => _idleMw;

    /// <summary>Adds a tick.</summary>
    /// <param name="energisedMw">Power that the campus has.</param>
    /// <param name="report">What it drew and generated.</param>
    /// <param name="priceUsdPerMwh">Price of the zone.</param>
    public void Add(double energisedMw, in MemberReport report, double priceUsdPerMwh)
    {
        _servedMwh += report.ServedMw;
        _usd += (report.ServedMw - report.OutputMw) * priceUsdPerMwh + report.CostUsd;
        _idleMw = Math.Max(0, energisedMw - report.ServedMw);
        _idleMwh += _idleMw;
        if (!(report.ServedMw > 0))
            return;
        _priceHours += priceUsdPerMwh;
        _hours++;
    }
}
