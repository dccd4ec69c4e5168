using DigitalTwin.Model.Events;
using DigitalTwin.Model.Market;
using DigitalTwin.Model.Members;

namespace DigitalTwin.Model.Power;

/// <summary>A power plant entry: offers its fleet's steps and settles its awards.</summary>
/// <param name="model">Physics and offers of the fleet.</param>
public sealed partial class PowerPlant(PlantModel model) : Member(model.Spec.Id)
{
    [State] private readonly PlantModel _model = model;

    /// <summary>Its physics.</summary>
    public PlantModel Model => _model;

    /// <inheritdoc/>
    protected override MemberReport Settle(long tick, OfferBook offered, in ZoneAward award)
    {
        PlantReport report = _model.Settle(tick, offered, award);
        double boughtMw = award.ServedMw(offered);
        return new MemberReport(
            OutputMw: report.OutputMw + boughtMw,
            CurtailedMw: report.CurtailedMw,
            WantedMw: boughtMw,
            ServedMw: boughtMw,
            CostUsd: report.CostUsd,
            Co2Tonnes: report.Co2Tonnes,
            StoredMwh: report.StoredMwh,
            Compute: default);
    }

    /// <inheritdoc/>
    protected override ActiveEffects Imposed => _model.Imposed;

    /// <inheritdoc/>
    protected override bool Takes(EffectKind kind) => base.Takes(kind)
        || kind == EffectKind.FuelPrice
        || kind == EffectKind.Policy;

    /// <inheritdoc/>
    protected override void Offer(long tick, OfferBook book) => _model.Offer(tick, book);

    /// <inheritdoc/>
    protected override FleetDeclaration? Declare(long dayStartTick) => _model.Declare(dayStartTick);

    /// <inheritdoc/>
    protected override void AcceptPlan(FleetPlan plan) => _model.AcceptPlan(plan);
}
