using DigitalTwin.Model.Market;

namespace DigitalTwin.Model.Power;

/// <summary>
/// Hydro with storage for weeks: least flow as must-run, the plan's MW somewhat below the water value, the rest somewhat above it, and a
/// budget of energy each month that pulls both prices. Formulation: docs/explanation/formulations/hydro.md.
/// </summary>
public sealed partial class ReservoirPlant : PlantModel
{
    // Half-width of the band round the water value: wide enough that small price errors do not move the schedule.
    private const double BandShare = 0.1;

    // A reservoir that lags a quarter of a day's energy behind (or ahead) moves its price by the whole water value.
    private const double HasteGain = 4;
    private const double TodayGain = 1;

    // On a month's last day no later day corrects: an eighth of the day's energy behind is offered at the curtailment price, more below it.
    private const double LastDayGain = 8;
    private const double MostPressure = 4;
    private const double LeastScaleUsdPerMwh = 20;

    // The zone's usual price is remembered over about three days; scarcity does not teach it more than this.
    private const double MemoryHours = 72;
    private const double MostRememberedUsdPerMwh = 300;
    private const long Never = -1;
    private readonly Calendar _calendar;
    [State] private long _begunDay = Never;
    [State] private bool _planned;
    [State] private double _waterValueUsdPerMwh;
    [State] private double _usualPriceUsdPerMwh;
    [State] private bool _knowsPrice;
    [State] private double _spilledMwh;
    [State] private readonly double[] _scheduledMw = new double[FleetDeclaration.Hours];
    [State] private readonly ReservoirBudget _budget;

    [NotState("Follows from the tick.")]
    private FleetDay _day;

    /// <summary>Creates the fleet at the beginning of its first month's budget.</summary>
    /// <exception cref="ArgumentException">The fleet does not have twelve monthly factors.</exception>
    public ReservoirPlant(FleetSpec spec, Calendar calendar)
        : base(spec)
    {
        MonthlyFigures.Require(spec, spec.HydroFactorByMonth, "energy factors");
        _calendar = calendar;
        _budget = new ReservoirBudget(spec, calendar);
    }

    /// <inheritdoc/>
    public override FleetDeclaration Declare(long dayStartTick)
    {
        Enter(dayStartTick);
        var declaration = new FleetDeclaration
        {
            Kind = PlantKind.Reservoir,
            UnitMw = Spec.UnitMw,
            EnergyMwh = _budget.TodayMwh,
            MarginalCostUsdPerMwh = Spec.VariableOmUsdPerMwh,
        };
        double floorMw = Math.Min(LeastFlowMw(), _budget.TodayMwh / FleetDeclaration.Hours);
        for (int hour = 0; hour < FleetDeclaration.Hours; hour++)
        {
            declaration.AvailableMw[hour] = PowerMw(dayStartTick + hour);
            declaration.FloorMw[hour] = Math.Min(floorMw, declaration.AvailableMw[hour]);
        }

        return declaration;
    }

    /// <inheritdoc/>
    public override void AcceptPlan(FleetPlan plan)
    {
        _planned = true;
        plan.ScheduledMw.CopyTo(_scheduledMw, 0);
        _waterValueUsdPerMwh = plan.SellAtUsdPerMwh[0];
    }

    /// <inheritdoc/>
    public override void Offer(long tick, OfferBook book)
    {
        Enter(tick);
        double mostMw = MostMw(tick);
        double leastMw = Math.Min(mostMw, LeastFlowMw());
        double plannedMw = Math.Clamp(PlannedMw(tick), leastMw, mostMw);
        double water = _waterValueUsdPerMwh;
        double usual = _knowsPrice ? _usualPriceUsdPerMwh : water;
        double scale = Math.Max(LeastScaleUsdPerMwh, Math.Max(water, usual));
        double push = Pressure(tick) * scale;
        double leastPrice = _budget.IsLastDay(_day) ? MarketPrices.DueSpill : MarketPrices.Curtailment;
        double plannedPrice = Math.Clamp((1 - BandShare) * Math.Min(water, usual) - push, leastPrice, MarketPrices.DearestStoredEnergy);
        double extraPrice = Math.Clamp((1 + BandShare) * Math.Max(water, usual) - push, plannedPrice, MarketPrices.DearestStoredEnergy);
        book.Sell(MarketPrices.MustRun, leastMw);
        book.Sell(plannedPrice, plannedMw - leastMw);
        book.Sell(extraPrice, mostMw - plannedMw);
        // Water of the next month comes after all plants and stores.
        double scarceMw = ScarceMw(tick, mostMw);
        book.Sell(MarketPrices.DearestStoredEnergy, scarceMw - mostMw);
        book.FirmMw = scarceMw;
        book.HeldBackMw = extraPrice > MarketPrices.HeldBack ? scarceMw - plannedMw : scarceMw - mostMw;
    }

    /// <inheritdoc/>
    public override PlantReport Settle(long tick, OfferBook offered, in ZoneAward award)
    {
        Enter(tick);
        double mostMw = MostMw(tick);
        double outputMw = Math.Min(ScarceMw(tick, mostMw), award.AcceptedMw(offered));
        double spilledMw = Math.Max(0, Math.Min(mostMw, LeastFlowMw()) - outputMw);
        _budget.Spend(outputMw + spilledMw, award.PriceUsdPerMwh >= MarketPrices.DearestStoredEnergy);
        Remember(award.PriceUsdPerMwh);
        spilledMw += _spilledMwh;
        _spilledMwh = 0;
        return new PlantReport(outputMw, Math.Max(mostMw, outputMw), spilledMw, outputMw * Spec.VariableOmUsdPerMwh, 0, _budget.LeftMwh);
    }

    private void Enter(long tick)
    {
        _day.Enter(Spec, _calendar, tick);
        if (_day.FirstTick == _begunDay)
            return;
        _begunDay = _day.FirstTick;
        _spilledMwh += _budget.BeginDay(tick, _day);
    }

    // What events take from the turbines, the water waits for.
    private double PowerMw(long tick) => _day.CapacityMw * ShareLeft(tick);

    private double LeastFlowMw() =>
        _day.CapacityMw * Spec.HydroFactorByMonth[_day.MonthIndex] * MonthlyFigures.At(Spec.MinFlowShareByMonth, _day.MonthIndex);

    // On a month's last day what later hours are planned to need stays in the reservoir: nothing comes after it.
    private double MostMw(long tick)
    {
        double mostMw = Math.Min(PowerMw(tick), _budget.DrawableMwh);
        if (!_budget.IsLastDay(_day))
            return mostMw;
        double laterMwh = 0;
        for (int hour = Calendar.HourOfDay(tick) + 1; hour < FleetDeclaration.Hours; hour++)
            laterMwh += PlannedMw(_day.FirstTick + hour);
        return Math.Min(mostMw, Math.Max(PlannedMw(tick), _budget.DrawableMwh - laterMwh));
    }

    // All that scarcity may draw.
    private double ScarceMw(long tick, double mostMw) => Math.Max(mostMw, Math.Min(PowerMw(tick), _budget.DrawableInScarcityMwh));

    private double PlannedMw(long tick) =>
        _planned ? _scheduledMw[Calendar.HourOfDay(tick)] : _budget.TodayMwh / FleetDeclaration.Hours;

    // Above zero: energy is left over, sell cheaper. Below zero: it runs short, hold back.
    private double Pressure(long tick)
    {
        double plannedMwh = 0;
        for (int hour = 0; hour < Calendar.HourOfDay(tick); hour++)
            plannedMwh += PlannedMw(_day.FirstTick + hour);
        double behindToday = _budget.TodayMwh > 0 ? (plannedMwh - _budget.SpentTodayMwh) / _budget.TodayMwh : 0;
        double todayGain = behindToday > 0 && _budget.IsLastDay(_day) ? LastDayGain : TodayGain;
        return Math.Clamp(HasteGain * (_budget.Haste - 1) + todayGain * behindToday, -MostPressure, 1);
    }

    private void Remember(double priceUsdPerMwh)
    {
        double price = Math.Clamp(priceUsdPerMwh, 0, MostRememberedUsdPerMwh);
        _usualPriceUsdPerMwh = _knowsPrice ? _usualPriceUsdPerMwh + (price - _usualPriceUsdPerMwh) / MemoryHours : price;
        _knowsPrice = true;
    }
}
