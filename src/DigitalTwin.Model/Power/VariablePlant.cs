namespace DigitalTwin.Model.Power;

/// <summary>Hydro without storage: the month's flow, the same in every hour. Formulation: docs/explanation/formulations/hydro.md.</summary>
public sealed class RunOfRiverPlant : NonDispatchablePlant
{
    /// <summary>Creates the fleet.</summary>
    /// <exception cref="ArgumentException">The fleet does not have twelve monthly factors.</exception>
    public RunOfRiverPlant(FleetSpec spec, Calendar calendar)
        : base(spec, calendar) => MonthlyFigures.Require(spec, spec.HydroFactorByMonth, "energy factors");

    private protected override double Share(in FleetDay day, int hourOfDay) => Spec.HydroFactorByMonth[day.MonthIndex];
}

/// <summary>
/// Wind and sun: the zone's capacity factor of the hour times capacity. Formulation: docs/explanation/formulations/variable.md.
/// </summary>
public sealed class VariablePlant : NonDispatchablePlant
{
    private readonly HourlySeries _capacityFactor;

    /// <summary>Creates the fleet.</summary>
    /// <exception cref="ArgumentException">The fleet has no series of capacity factors.</exception>
    public VariablePlant(FleetSpec spec, Calendar calendar)
        : base(spec, calendar) =>
        _capacityFactor = spec.CapacityFactor
            ?? throw new ArgumentException($"Variable fleet {spec.Id} has no series of capacity factors.", nameof(spec));

    private protected override double Share(in FleetDay day, int hourOfDay) => _capacityFactor[day.HourOfYear + hourOfDay];
}
