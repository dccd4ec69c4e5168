using DigitalTwin.Model.Events;
using DigitalTwin.Model.Market;

namespace DigitalTwin.Model.Chips;

/// <summary>
/// A logic or memory fab whose parts go to a packaging fab. Wafers start each hour while power is served; a dip of supply destroys work in
/// process. Formulation: docs/explanation/formulations/chip-fab.md.
/// </summary>
public sealed partial class StageFabModel
{
    /// <summary>What events impose on the fab at present.</summary>
    [State]
    public ActiveEffects Imposed { get; } = new();

    [State] private readonly WaferLine _line;

    /// <summary>Creates a fab whose line is full at the rate of the run's beginning.</summary>
    public StageFabModel(ChipFabSpec spec)
    {
        Spec = spec;
        _line = new WaferLine(spec.CycleHours, spec.ScrapShare);
        _line.Fill(PartsOf(WafersAnHour(0), 0) * Calendar.HoursPerDay);
    }

    /// <summary>What does not change during the run.</summary>
    public ChipFabSpec Spec { get; }

    /// <summary>Bids for the power of a tick.</summary>
    public void Offer(long tick, OfferBook book) => book.Buy(MarketPrices.OrdinaryLoad, WantedMw(tick));

    /// <summary>Starts wafers for the power that was served and finishes what is due.</summary>
    /// <returns>What the fab did, and the parts that go to its packaging fab.</returns>
    public (FabReport Report, FabParts Parts) Settle(long tick, OfferBook offered, in ZoneAward award)
    {
        double wantedMw = WantedMw(tick);
        double servedMw = Math.Min(wantedMw, award.ServedMw(offered));
        double served = wantedMw > 0 ? servedMw / wantedMw : 1;
        double full = Math.Max(0, Spec.WafersPerMonth.At(tick)) / Calendar.HoursPerMonth;
        double wafers = WafersAnHour(tick) * served;
        _line.Scrap(1 - (full > 0 ? wafers / full : 1));
        _line.Start(tick, PartsOf(wafers, tick));
        long finished = _line.TakeFinished(tick);
        var report = new FabReport(wantedMw, servedMw, wafers, 0, 0, 0, 0)
        {
            Stages = new FabStages(_line.InProcess, 0, 0, 0, _line.Scrapped, 0, _line.Finished),
        };
        return (report, new FabParts(Spec.Class == FabClass.Memory ? "" : Spec.Accelerator ?? "", finished));
    }

    private double PartsOf(double wafers, long tick) =>
        wafers * Math.Clamp(Spec.AiShare.At(tick), 0, 1) * Spec.Yield
        * (Spec.Class == FabClass.Memory ? Spec.GrossStacksPerWafer : Spec.GrossAcceleratorsPerWafer);

    private double WafersAnHour(long tick) =>
        Math.Max(0, Spec.WafersPerMonth.At(tick)) / Calendar.HoursPerMonth * Imposed.ShareLeft(tick);

    private double WantedMw(long tick) => WafersAnHour(tick) * Spec.MwhPerWafer;
}
