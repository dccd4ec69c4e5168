using DigitalTwin.Model.Events;
using DigitalTwin.Model.Market;

namespace DigitalTwin.Model.Power;

/// <summary>
/// The physics and the offers of one fleet. Each tick: <see cref="Offer"/> from the state after the tick before, then
/// <see cref="Settle"/> with the zone's award. Before each UTC day: <see cref="Declare"/>, then <see cref="AcceptPlan"/>.
/// </summary>
/// <remarks>Deterministic, without clock or I/O. Same state and same inputs give the same bits.</remarks>
public abstract partial class PlantModel
{
    /// <summary>Creates the model of a fleet.</summary>
    protected PlantModel(FleetSpec spec) => Spec = spec;

    /// <summary>What does not change during the run.</summary>
    public FleetSpec Spec { get; }

    /// <summary>What events impose on the fleet at present.</summary>
    [State]
    public ActiveEffects Imposed { get; } = new();

    /// <summary>States what the fleet could do in the 24 hours from a tick that begins a UTC day.</summary>
    public abstract FleetDeclaration Declare(long dayStartTick);

    /// <summary>Takes the zone's day-ahead plan for the 24 hours that were declared.</summary>
    public abstract void AcceptPlan(FleetPlan plan);

    /// <summary>Offers for a tick into an empty book.</summary>
    public abstract void Offer(long tick, OfferBook book);

    /// <summary>Moves the state to the end of a tick, given what was offered for it and what was awarded.</summary>
    public abstract PlantReport Settle(long tick, OfferBook offered, in ZoneAward award);

    /// <summary>Shows the state of the kind of fleet.</summary>
    protected abstract void VisitOwnState<TVisitor>(ref TVisitor visitor)
        where TVisitor : IStateVisitor, allows ref struct;

    /// <summary>Share of the fleet's power that events leave it in a tick, 0 to 1.</summary>
    protected double ShareLeft(long tick) => Imposed.ShareLeft(tick);

    /// <summary>Marginal cost in a tick with the fuel and CO2 prices that events impose, USD/MWh: the mean of the fleet's units.</summary>
    /// <param name="tick">The tick.</param>
    /// <param name="monthIndex">Its month, 0 for January.</param>
    protected double MarginalCostUsdPerMwh(long tick, int monthIndex) => Spec.MarginalCostAt(
        Spec.FuelPriceUsdPerMmbtu * Imposed.Factor(EffectKind.FuelPrice, tick)
            * (Spec.FuelPriceFactorByMonth.IsEmpty ? 1 : Spec.FuelPriceFactorByMonth[monthIndex]),
        Imposed.Latest(EffectKind.Policy, tick, Policies.Co2Price) ?? Spec.Co2PriceUsdPerTonne);
}
