namespace DigitalTwin.Model.Specs;

/// <summary>A store behind the meter of a site: a battery, an uninterruptible supply, or one that is both.</summary>
/// <param name="PowerMw">Power that it can give and take, MW, at least zero.</param>
/// <param name="Hours">Hours at that power, at least zero.</param>
/// <param name="Efficiency">Energy given over energy bought, above 0 and at most 1.</param>
/// <param name="RideThroughMinutes">
/// Minutes for which it carries the whole site through a disturbance, 0 to 60: kept back from announced curtailment, in addition to
/// <paramref name="Hours"/>.
/// </param>
public sealed record BatterySpec(double PowerMw, double Hours, double Efficiency, double RideThroughMinutes)
{
    /// <summary>Efficiency where nothing else is said: NREL ATB 2024, four-hour battery.</summary>
    public const double UsualEfficiency = 0.86;
}
