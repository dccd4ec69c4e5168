using DigitalTwin.Model.Weather;

namespace DigitalTwin.Model.Power;

/// <summary>Share of units out by force as a function of temperature: linear between its points, constant beyond them.</summary>
/// <param name="Points">Temperature in degrees Celsius, rising, and the share of capacity out, 0 to below 1; at least one.</param>
public sealed record OutageCurve(ImmutableArray<(double Celsius, double OutShare)> Points)
{
    /// <summary>The share at a temperature.</summary>
    public double At(double celsius)
    {
        int next = 0;
        while (next < Points.Length && Points[next].Celsius < celsius)
            next++;
        if (next == 0 || next == Points.Length)
            return Points[Math.Min(next, Points.Length - 1)].OutShare;
        (double fromC, double from) = Points[next - 1];
        (double toC, double to) = Points[next];
        return from + (to - from) * (celsius - fromC) / (toC - fromC);
    }
}

/// <summary>
/// The outage figures of a fleet's units: chances an hour of the two-state chain, weeks of maintenance, and the derating that is left.
/// </summary>
/// <remarks>
/// Repair has the chance 1 / MTTR an hour and failure the chance that makes the stationary share of time out of service equal the forced
/// outage rate: f = r FOR / (1 - FOR). A stated <see cref="FleetSpec.AvailabilityCap"/> is the annual capacity factor of a fleet that
/// always runs, outages and maintenance included. Below the availability that outages leave, the rest becomes a derating of every unit;
/// above it, rate and weeks shrink by one factor until they leave exactly the stated figure.
/// <para>
/// With a curve over temperature the share q that is expected to be out follows the hour's temperature. Where q rises, (q' - q) / (1 - q)
/// of the units in service fail on top of the chain's failures; where it falls, (q - q') / q of those out come back on top of its repairs.
/// </para>
/// </remarks>
public sealed class OutageModel
{
    private const double WeeksPerYear = 365.0 / 7;
    private const double MostOut = 0.999;
    private readonly OutageCurve? _curve;
    private readonly ZoneTemperature? _temperature;
    private readonly OutageCurve? _fuelSupply;
    private readonly double _curveScale;

    /// <summary>Works out the figures of a fleet.</summary>
    public OutageModel(FleetSpec spec)
    {
        double outShare = Math.Clamp(spec.ForcedOutageRate, 0, MostOut);
        double awayShare = Math.Clamp(spec.MaintenanceWeeksPerYear / WeeksPerYear, 0, MostOut);
        double available = (1 - outShare) * (1 - awayShare);
        double cap = Math.Clamp(spec.AvailabilityCap, 0, 1);
        Derating = 1;
        if (cap < 1 && cap <= available)
        {
            Derating = cap / available;
        }
        else if (cap < 1)
        {
            double shrink = ShrinkTo(cap, outShare, awayShare);
            outShare *= shrink;
            awayShare *= shrink;
        }

        MaintenanceWeeks = awayShare * WeeksPerYear;
        OutShare = outShare;
        RepairChance = outShare > 0 ? 1 / Math.Max(1, spec.MttrHours) : 1;
        FailureChance = Math.Min(1, RepairChance * outShare / (1 - outShare));
        (_curve, _temperature) = (spec.Temperature is null ? null : spec.OutageCurve, spec.Temperature);
        _fuelSupply = spec.Temperature is null ? null : spec.FuelSupplyCurve;
        _curveScale = spec.ForcedOutageRate > 0 ? outShare / spec.ForcedOutageRate : 0;
    }

    /// <summary>Share of a unit's capacity that is ever available, 0 to 1.</summary>
    public double Derating { get; }

    /// <summary>Weeks of planned maintenance a unit and year.</summary>
    public double MaintenanceWeeks { get; }

    /// <summary>Share of time that a unit is out by force when it is not in maintenance, over a normal year.</summary>
    public double OutShare { get; }

    /// <summary>Chance an hour that a unit out of service comes back, at a temperature that stays.</summary>
    public double RepairChance { get; }

    /// <summary>Chance an hour that a unit in service fails, at <see cref="OutShare"/>.</summary>
    public double FailureChance { get; }

    /// <summary>Share of units that is expected to be out by force in an hour, 0 to below 1.</summary>
    public double OutShareAt(long tick) => _curve is null ? OutShare : OutShareOf(_temperature!.Around(tick).NowC);

    /// <summary>
    /// Share of every unit's capacity that the fuel supply leaves it in an hour, above 0 to 1: what a pipeline or a well lacks, all units
    /// of the fleet lack together.
    /// </summary>
    public double FuelShareAt(long tick) => _fuelSupply is null ? 1 : 1 - _fuelSupply.At(_temperature!.DayMeanAt(tick));

    /// <summary>Chances that a unit in service fails, and that one out of it comes back, at the beginning of an hour.</summary>
    public (double Failure, double Repair) ChancesAt(long tick)
    {
        if (_curve is null)
            return (FailureChance, RepairChance);
        (double beforeC, double nowC) = _temperature!.Around(tick);
        double before = OutShareOf(beforeC), now = beforeC == nowC ? before : OutShareOf(nowC);
        double failure = RepairChance * before / (1 - before) + Math.Max(0, now - before) / (1 - before);
        double repair = RepairChance + (before > 0 ? Math.Max(0, before - now) / before : 0);
        return (Math.Min(1, failure), Math.Min(1, repair));
    }

    private double OutShareOf(double celsius) => Math.Min(MostOut, _curveScale * _curve!.At(celsius));

    // The root in 0 to 1 of (1 - x out) (1 - x away) = cap.
    private static double ShrinkTo(double cap, double outShare, double awayShare)
    {
        double product = outShare * awayShare;
        double sum = outShare + awayShare;
        double gap = 1 - cap;
        // The stable form of the smaller root; with one share zero it is gap / sum.
        return 2 * gap / (sum + Math.Sqrt(Math.Max(0, sum * sum - 4 * product * gap)));
    }
}
