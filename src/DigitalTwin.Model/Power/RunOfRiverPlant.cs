using DigitalTwin.Model.Specs;
using DigitalTwin.Model.Time;

namespace DigitalTwin.Model.Power;

/// <summary>Hydro without storage: the month's flow, the same in every hour. Formulation: docs/formulations/hydro.md.</summary>
public sealed class RunOfRiverPlant : GivenPlant
{
    /// <summary>Creates the fleet.</summary>
    /// <exception cref="ArgumentException">The fleet does not have twelve monthly factors.</exception>
    public RunOfRiverPlant(FleetSpec spec, Calendar calendar)
        : base(spec, calendar) => MonthlyFigures.Require(spec, spec.HydroFactorByMonth, "energy factors");

    private protected override double Share(in FleetDay day, int hourOfDay) => Spec.HydroFactorByMonth[day.MonthIndex];
}
