using DigitalTwin.Model.Market;
using DigitalTwin.Model.Specs;
using DigitalTwin.Model.State;
using DigitalTwin.Model.Time;

namespace DigitalTwin.Model.Power;

/// <summary>
/// Hydro without storage: the month's flow, the same in every hour, offered at <see cref="MarketPrices.Curtailment"/>.
/// Formulation: docs/formulations/hydro.md.
/// </summary>
public sealed class RunOfRiverPlant : PlantModel
{
    private readonly Calendar _calendar;
    private FleetDay _day;

    /// <summary>Creates the fleet.</summary>
    /// <exception cref="ArgumentException">The fleet does not have twelve monthly factors.</exception>
    public RunOfRiverPlant(FleetSpec spec, Calendar calendar)
        : base(spec)
    {
        MonthlyFigures.Require(spec, spec.HydroFactorByMonth, "energy factors");
        _calendar = calendar;
    }

    /// <inheritdoc/>
    public override FleetDeclaration Declare(long dayStartTick)
    {
        var declaration = new FleetDeclaration { Kind = PlantKind.RunOfRiver, UnitMw = Spec.UnitMw };
        Array.Fill(declaration.AvailableMw, AvailableMw(dayStartTick));
        return declaration;
    }

    /// <inheritdoc/>
    public override void AcceptPlan(FleetPlan plan)
    {
    }

    /// <inheritdoc/>
    public override void Offer(long tick, OfferBook book)
    {
        double availableMw = AvailableMw(tick);
        book.Sell(MarketPrices.Curtailment, availableMw);
        book.FirmMw = availableMw;
    }

    /// <inheritdoc/>
    public override PlantReport Settle(long tick, OfferBook offered, in ZoneAward award)
    {
        double availableMw = AvailableMw(tick);
        double outputMw = Math.Min(availableMw, award.AcceptedMw(offered));
        return new PlantReport(outputMw, availableMw, availableMw - outputMw, outputMw * Spec.VariableOmUsdPerMwh, 0, 0);
    }

    /// <inheritdoc/>
    public override void VisitState<TVisitor>(ref TVisitor visitor)
    {
        // Nothing is remembered: output follows from the tick.
    }

    private double AvailableMw(long tick)
    {
        _day.Enter(Spec, _calendar, tick);
        return _day.CapacityMw * Math.Clamp(Spec.HydroFactorByMonth[_day.MonthIndex], 0, 1);
    }
}
