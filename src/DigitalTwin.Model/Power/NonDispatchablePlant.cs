using DigitalTwin.Model.Market;

namespace DigitalTwin.Model.Power;

/// <summary>
/// A fleet whose output is given by weather or water and the tick: all of it is offered at <see cref="MarketPrices.Curtailment"/>, and
/// what is not accepted is lost.
/// </summary>
/// <remarks>Variable O&amp;M is a cost of the report and stays out of the offer, which keeps the order of curtailment.</remarks>
public abstract class NonDispatchablePlant : PlantModel
{
    private readonly Calendar _calendar;
    private FleetDay _day;

    private protected NonDispatchablePlant(FleetSpec spec, Calendar calendar)
        : base(spec) => _calendar = calendar;

    /// <inheritdoc/>
    public sealed override FleetDeclaration Declare(long dayStartTick)
    {
        var declaration = new FleetDeclaration { Kind = Spec.Kind, UnitMw = Spec.UnitMw };
        for (int hour = 0; hour < FleetDeclaration.Hours; hour++)
            declaration.AvailableMw[hour] = AvailableMw(dayStartTick + hour);
        return declaration;
    }

    /// <inheritdoc/>
    public sealed override void AcceptPlan(FleetPlan plan)
    {
    }

    /// <inheritdoc/>
    public sealed override void Offer(long tick, OfferBook book)
    {
        double availableMw = AvailableMw(tick);
        book.Sell(MarketPrices.Curtailment, availableMw);
        book.FirmMw = availableMw;
    }

    /// <inheritdoc/>
    public sealed override PlantReport Settle(long tick, OfferBook offered, in ZoneAward award)
    {
        double availableMw = AvailableMw(tick);
        double outputMw = Math.Min(availableMw, award.AcceptedMw(offered));
        return new PlantReport(outputMw, availableMw, availableMw - outputMw, outputMw * Spec.VariableOmUsdPerMwh, 0, 0);
    }

    /// <inheritdoc/>
    protected sealed override void VisitOwnState<TVisitor>(ref TVisitor visitor)
    {
        // Nothing more is remembered: output follows from the tick.
    }

    /// <summary>Output of an hour as a share of capacity; held to 0 to 1.</summary>
    private protected abstract double Share(in FleetDay day, int hourOfDay);

    private double AvailableMw(long tick)
    {
        _day.Enter(Spec, _calendar, tick);
        return _day.CapacityMw * Math.Clamp(Share(_day, Calendar.HourOfDay(tick)), 0, 1) * ShareLeft(tick);
    }
}
