namespace DigitalTwin.Model.Power;

/// <summary>
/// What events leave of a fleet's capacity in one tick. An outage takes whole units, a derating some of every unit, and both together
/// leave exactly their product: what an outage leaves of the last unit is a derating of all that stay.
/// </summary>
/// <param name="inService">Share that outages leave in service, 0 to 1.</param>
/// <param name="size">Share that deratings leave of every unit, 0 to 1; at 0 nothing is left to run, so that it is an outage.</param>
internal readonly struct FleetCut(double inService, double size)
{
    private const double Rounding = 1e-9;
    private readonly double _inService = size > 0 ? inService : 0;
    private readonly double _size = size > 0 ? size : 1;

    /// <summary>Units that leave service, of those that would be in it.</summary>
    public int TrippedOf(int units) => (int)Math.Floor(units * (1 - _inService) + Rounding);

    /// <summary>Size of a unit that stays, as a share of its own.</summary>
    public double SizeOf(int units)
    {
        int staying = units - TrippedOf(units);
        return staying > 0 && _inService < 1 ? _size * Math.Min(1, units * _inService / staying) : _size;
    }
}

/// <summary>What a fleet did in one tick. Power is the mean of the hour, so MW equal MWh.</summary>
/// <param name="OutputMw">Output; negative while a store buys.</param>
/// <param name="AvailableMw">Output that was possible.</param>
/// <param name="CurtailedMw">Wind, sun, flow or must-run output that was offered at or below zero and not taken.</param>
/// <param name="CostUsd">Fuel, CO2, variable O&amp;M and starts.</param>
/// <param name="Co2Tonnes">Emissions.</param>
/// <param name="StoredMwh">Energy in store at the end of the tick.</param>
public readonly record struct PlantReport(
    double OutputMw,
    double AvailableMw,
    double CurtailedMw,
    double CostUsd,
    double Co2Tonnes,
    double StoredMwh);
