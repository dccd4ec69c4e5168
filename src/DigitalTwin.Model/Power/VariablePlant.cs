using DigitalTwin.Model.Market;
using DigitalTwin.Model.Specs;
using DigitalTwin.Model.State;
using DigitalTwin.Model.Time;

namespace DigitalTwin.Model.Power;

/// <summary>
/// Wind and sun: the zone's capacity factor of the hour times capacity, offered at <see cref="MarketPrices.Curtailment"/>.
/// Formulation: docs/formulations/variable.md.
/// </summary>
/// <remarks>Variable O&amp;M is a cost of the report and stays out of the offer, which keeps the order of curtailment.</remarks>
public sealed class VariablePlant : PlantModel
{
    private readonly HourlySeries _capacityFactor;
    private readonly Calendar _calendar;
    private FleetDay _day;

    /// <summary>Creates the fleet.</summary>
    /// <exception cref="ArgumentException">The fleet has no series of capacity factors.</exception>
    public VariablePlant(FleetSpec spec, Calendar calendar)
        : base(spec)
    {
        _capacityFactor = spec.CapacityFactor
            ?? throw new ArgumentException($"Variable fleet {spec.Id} has no series of capacity factors.", nameof(spec));
        _calendar = calendar;
    }

    /// <inheritdoc/>
    public override FleetDeclaration Declare(long dayStartTick)
    {
        var declaration = new FleetDeclaration { Kind = PlantKind.Variable, UnitMw = Spec.UnitMw };
        for (int hour = 0; hour < FleetDeclaration.Hours; hour++)
            declaration.AvailableMw[hour] = AvailableMw(dayStartTick + hour);
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
        double factor = _capacityFactor[_day.HourOfYear + Calendar.HourOfDay(tick)];
        return _day.CapacityMw * Math.Clamp(factor, 0, 1);
    }
}
