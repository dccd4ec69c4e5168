using DigitalTwin.Model.Events;
using DigitalTwin.Model.Market;

namespace DigitalTwin.Model.Power;

/// <summary>
/// A fleet of like units that burn fuel or split atoms: clustered commitment, ramps, outages, maintenance.
/// Formulation: docs/explanation/formulations/thermal.md.
/// </summary>
/// <remarks>
/// A tick begins (outages are drawn, units start and stop as planned) when the fleet is first asked for it, by <see cref="Declare"/> on the
/// first tick of a day or by <see cref="Offer"/>; asking again changes nothing.
/// </remarks>
public sealed partial class ThermalPlant : PlantModel
{
    // The pass represents an auction at noon of the day before: orders of up to this lead reach every hour of the day, others come late.
    private const int AuctionLeadHours = 12;

    // A start offered into the hour spreads its cost over at least this many hours of running.
    private const int LeastHoursOfAStart = 2;

    // After a scarce hour a fleet runs all it can for its lead and at least this long, whatever the plan says.
    private const int ScarceHours = 6;
    private const int TypicalHoursOff = 8;
    private const double PriceNoiseUsdPerMwh = 0.01;
    private const double Rounding = 1e-12;
    private const long Never = -1;
    private readonly Calendar _calendar;
    [State] private long _begunTick = Never;
    [State] private long _committedTick = Never;
    [State] private long _scarceBeforeTick = Never;
    [State] private bool _hasRun;
    [State] private int _onlineBefore;
    [State] private double _levelMw;
    [State] private double _lastPriceUsdPerMwh;
    [State] private double _startCostUsd;
    [State] private readonly List<UnitCohort> _ordered = [];
    [State] private readonly ThermalUnits _units;
    [State] private readonly ThermalSchedule _schedule = new();

    [NotState("Follows from the tick.")]
    private FleetDay _day;

    /// <summary>Creates the fleet with all units that are not out running and free to change at no limit in the first tick.</summary>
    /// <exception cref="ArgumentException">The unit size is not above zero.</exception>
    public ThermalPlant(FleetSpec spec, CounterRandom random, MaintenanceWindow maintenance, Calendar calendar)
        : base(spec)
    {
        if (!(spec.UnitMw > 0))
            throw new ArgumentException($"Thermal fleet {spec.Id} needs a unit size above zero; found {spec.UnitMw} MW.", nameof(spec));
        _calendar = calendar;
        _units = new ThermalUnits(spec, random, maintenance, new OutageModel(spec));
    }

    /// <summary>Units that run.</summary>
    public int OnlineUnits => _units.Online;

    /// <summary>Units that run or could: neither out by force nor away for maintenance.</summary>
    public int UnitsInService => _units.InService;

    /// <summary>All units.</summary>
    public int Units => _units.Total;

    /// <summary>Capacity that is out by force, for want of fuel or by an event in the tick last offered for, MW.</summary>
    public double OutMw => _units.OutMw(_day);

    /// <inheritdoc/>
    public override FleetDeclaration Declare(long dayStartTick)
    {
        BeginTick(dayStartTick);
        double floorMw = MustRunMw();
        var declaration = new FleetDeclaration
        {
            Kind = PlantKind.Thermal,
            UnitMw = _units.UnitMw,
            MarginalCostUsdPerMwh = CostUsdPerMwh(dayStartTick, 1),
            MinLoadShare = Spec.MinLoadShare,
            RampSharePerHour = Spec.RampSharePerHour,
            StartCostUsdPerMw = TypicalStartCostUsdPerMw(),
            MinUpHours = Spec.MinUpHours,
            MinDownHours = Spec.MinDownHours,
            OnlineUnits = _units.Online,
            StartsWithinHour = Spec.StartHours <= 1,
        };
        Array.Fill(declaration.FloorMw, floorMw);
        int mustRunUnits = UnitsFor(floorMw);
        for (int hour = 0; hour < FleetDeclaration.Hours; hour++)
        {
            long tick = dayStartTick + hour;
            FleetCut then = CutAt(tick);
            int again = _units.StartableAgain(tick, then);
            declaration.AvailableMw[hour] = (_units.InService + again) * _units.UnitMw;
            declaration.MostUnits[hour] = _units.Online + InTime(tick) + again;
            declaration.LeastUnits[hour] = Math.Min(declaration.MostUnits[hour], Math.Max(_units.LockedOn(tick), mustRunUnits));
        }

        return declaration;
    }

    /// <inheritdoc/>
    public override void AcceptPlan(FleetPlan plan) => _schedule.Take(_begunTick, plan.OnlineUnits);

    /// <inheritdoc/>
    public override void Offer(long tick, OfferBook book)
    {
        Commit(tick);
        (double leastMw, double mostMw) = Range();
        book.Sell(MarketPrices.MustRun, leastMw);
        SellSlices(book, tick, leastMw, mostMw);
        double firmMw = MostMw(Keepable(tick), Callable(tick));
        book.Sell(QuickPriceUsdPerMwh(tick, mostMw, firmMw), firmMw - mostMw);
        book.FirmMw = firmMw;
    }

    /// <inheritdoc/>
    public override PlantReport Settle(long tick, OfferBook offered, in ZoneAward award)
    {
        if (tick != _committedTick)
            throw new InvalidOperationException($"Fleet {Spec.Id} is settled for tick {tick} but offered for tick {_committedTick}.");
        BeginTick(tick);
        (double leastMw, double mostMw) = Range();
        double availableMw = _units.InService * _units.UnitMw;
        double outputMw = Math.Min(award.AcceptedMw(offered), availableMw);
        if (outputMw > mostMw * (1 + Rounding))
            Call(tick, outputMw);
        if (award.PriceUsdPerMwh >= MarketPrices.HeldBack)
            _scarceBeforeTick = tick + Spec.StartHours + ScarceHours;

        // What must run and is not wanted is produced and spilled: its fuel burns and the next hour's ramp starts from it.
        double levelMw = Math.Max(outputMw, leastMw);
        double costUsd = levelMw * MeanCostUsdPerMwh(tick, 0, levelMw) + _startCostUsd;
        double co2Tonnes = levelMw * Spec.Co2TonnesPerMwh * MeanSlice(0, levelMw);
        _levelMw = levelMw;
        _lastPriceUsdPerMwh = award.PriceUsdPerMwh;
        _onlineBefore = _units.Online;
        _hasRun = true;
        _startCostUsd = 0;
        return new PlantReport(outputMw, availableMw, levelMw - outputMw, costUsd, co2Tonnes, 0);
    }

    private void BeginTick(long tick)
    {
        _day.Enter(Spec, _calendar, tick);
        FleetCut cut = CutAt(tick);
        if (tick == _begunTick)
        {
            _units.Measure(tick, _day, cut);
            return;
        }

        bool first = _begunTick == Never;
        if (first || Calendar.BeginsDay(tick))
            _units.BeginDay(tick, _day);
        if (!first)
            _units.DrawOutages(tick);
        _units.Forget(tick);
        _units.Trip(tick, cut);
        _units.Measure(tick, _day, cut);
        LoseLevel();
        _begunTick = tick;
    }

    // Units that leave by force take their share of the output with them: no ramp holds what is lost.
    private void LoseLevel()
    {
        if (_units.Online >= _onlineBefore)
            return;
        _levelMw *= (double)_units.Online / _onlineBefore;
        _onlineBefore = _units.Online;
    }

    private FleetCut CutAt(long tick) =>
        new(Imposed.Factor(EffectKind.Outage, tick), Imposed.Factor(EffectKind.Derate, tick));

    private void Commit(long tick)
    {
        BeginTick(tick);
        if (tick == _committedTick)
            return;
        int wanted = Math.Min(_units.InService, Math.Max(UnitsFor(MustRunMw()), Wanted(tick)));
        if (_units.Online > wanted)
            _units.Stop(tick, Math.Min(_units.Online - wanted, Math.Min(Stoppable(tick), StopsWithinRamp())));
        else if (_units.Online < wanted)
            StartUpTo(tick, wanted);
        if (_schedule.Known)
            _schedule.Forget(tick - 1);
        _committedTick = tick;
    }

    private int Wanted(long tick) =>
        !_schedule.Known || tick < _scarceBeforeTick ? _units.InService : _schedule.At(tick);

    // Planned starts were ordered the day before. A unit that replaces a failed one needs its whole lead from now.
    private void StartUpTo(long tick, int wanted)
    {
        int missing = wanted - _units.Online;
        int planned = PlannedStarts(tick);
        bool inTime = Calendar.HourOfDay(tick) >= Spec.StartHours - AuctionLeadHours;
        int ready = Spec.StartHours <= 1 ? missing : Math.Min(missing, (inTime ? planned : 0) + TakeReady(tick));
        int started = Math.Min(ready, _units.Startable(tick));
        if (started > 0)
            _startCostUsd += _units.Start(tick, started);
        int toOrder = Math.Min(missing - started, _units.Startable(tick)) - UnitCohorts.Count(_ordered);
        if (Spec.StartHours > 1)
            UnitCohorts.Add(_ordered, tick + (planned > 0 ? LeadFromAuction(tick) : Spec.StartHours), toOrder);
    }

    // Hours that are left of the lead of a start that was ordered at noon of the day before.
    private int LeadFromAuction(long tick) => Math.Max(1, Spec.StartHours - AuctionLeadHours - Calendar.HourOfDay(tick));

    // Units that the hour called beyond the plan stay while they earn their cost, and while they might be needed again before they could be
    // back: by the plan, or by the next one, which is not there yet. A planned stop is always made.
    private int Stoppable(long tick)
    {
        if (!_schedule.Known)
            return int.MaxValue;
        int planned = Calendar.BeginsDay(tick) ? int.MaxValue : Math.Max(0, _schedule.At(tick - 1) - _schedule.At(tick));
        int hoursOff = Math.Max(1, Spec.MinDownHours);
        bool earns = _lastPriceUsdPerMwh >= CostUsdPerMwh(tick, SliceAt(_levelMw)) - PriceNoiseUsdPerMwh;
        if (earns || Calendar.HourOfDay(tick) + hoursOff > FleetDeclaration.Hours)
            return planned;
        return Math.Max(planned, _units.Online - _schedule.Highest(tick, tick + hoursOff));
    }

    // A unit stops from its least output or from what its ramp sheds within the hour, so a fleet comes down before it stops: the units that
    // stay must be able to hold what those that stop cannot shed.
    private int StopsWithinRamp()
    {
        if (!RampsBind || _units.UnitMw <= 0)
            return int.MaxValue;
        double keptShare = 1 + Spec.RampSharePerHour;
        double stops = (_units.Online * keptShare - LevelMw / _units.UnitMw) / (keptShare - CrossingShare);
        return (int)Math.Floor(Math.Max(0, stops) + Rounding);
    }

    private int PlannedStarts(long tick)
    {
        if (!_schedule.Known)
            return 0;
        int before = Calendar.BeginsDay(tick) ? _units.Online : _schedule.At(tick - 1);
        return Math.Max(0, _schedule.At(tick) - before);
    }

    private int TakeReady(long tick)
    {
        int ready = UnitCohorts.CountUpTo(_ordered, tick);
        return ready == 0 ? 0 : UnitCohorts.TakeOldest(_ordered, ready);
    }

    private bool RampsBind => _hasRun && Spec.RampSharePerHour < 1;

    // What a unit may cross in its first or last hour, share of its size: from or to its least output, or its ramp where that is more.
    private double CrossingShare => Math.Max(Spec.RampSharePerHour, Spec.MinLoadShare);

    // Output of the hour before, of units as large as they are now.
    private double LevelMw => Math.Min(_levelMw, _onlineBefore * _units.UnitMw);

    // Least and most output of the hour: stable output, must-run duty as far as ramps reach it, and what ramps can neither shed nor reach.
    // The least is never above the most: no more units stop than ramps let (StopsWithinRamp), and what is lost is lost (LoseLevel).
    private (double LeastMw, double MostMw) Range()
    {
        double mostMw = MostMw(0, 0);
        double leastMw = Math.Max(_units.Online * _units.UnitMw * Spec.MinLoadShare, Math.Min(MustRunMw(), mostMw));
        if (RampsBind)
        {
            int stayed = Math.Min(_units.Online, _onlineBefore);
            double shedMw = (Spec.RampSharePerHour * stayed + CrossingShare * (_onlineBefore - stayed)) * _units.UnitMw;
            double begunMw = (_units.Online - stayed) * Spec.MinLoadShare * _units.UnitMw;
            leastMw = Math.Max(leastMw, Math.Min(LevelMw - shedMw + begunMw, mostMw));
        }

        return (leastMw, mostMw);
    }

    // Most output of the hour with units kept on that were to stop, and idle ones started, beyond those online.
    private double MostMw(int kept, int started)
    {
        int online = _units.Online + kept + started;
        double onlineMw = online * _units.UnitMw;
        if (!RampsBind)
            return onlineMw;
        int stayed = Math.Min(_units.Online, _onlineBefore) + kept;
        double reachedMw = LevelMw + _units.UnitMw * (Spec.RampSharePerHour * stayed
            + CrossingShare * (online - stayed) - Spec.MinLoadShare * (_onlineBefore - stayed));
        return Math.Max(onlineMw * Spec.MinLoadShare, Math.Min(onlineMw, reachedMw));
    }

    private double MustRunMw() =>
        MonthlyFigures.At(Spec.MustRunShareByMonth, _day.MonthIndex) * _units.InService * _units.UnitMw;

    private int UnitsFor(double mw) =>
        _units.UnitMw > 0 ? Math.Min(_units.InService, (int)Math.Ceiling(mw / _units.UnitMw * (1 - 1e-12))) : 0;

    // Beyond those online: first units that were to stop with this hour, which need no start, then idle ones.
    private void Call(long tick, double outputMw)
    {
        int keepable = Keepable(tick);
        int callable = Callable(tick);
        int kept = 0;
        while (kept < keepable && outputMw > MostMw(kept, 0) * (1 + Rounding))
            kept++;
        int started = 0;
        while (started < callable && outputMw > MostMw(kept, started) * (1 + Rounding))
            started++;
        _units.Keep(tick, kept);
        _startCostUsd += _units.Start(tick, started);
    }

    // A planned stop is not made while the hour pays for a start. Without a least time off a stopped unit counts as startable already.
    private int Keepable(long tick) => Spec.MinDownHours > 0 ? _units.StoppedAt(tick) : 0;

    // Idle units that can be on within the hour are offered too: their start is spread over the hours they then have to run.
    private int Callable(long tick) => Spec.StartHours <= 1 ? _units.Startable(tick) : 0;

    // Idle units that could run at a tick of the coming day: slow ones only where their lead from the auction reaches it.
    private int InTime(long tick)
    {
        int startable = _units.Startable(tick);
        bool reached = Calendar.HourOfDay(tick) >= Spec.StartHours - AuctionLeadHours;
        return reached ? startable : Math.Min(startable, UnitCohorts.CountUpTo(_ordered, tick));
    }

    private double QuickPriceUsdPerMwh(long tick, double fromMw, double toMw) =>
        MeanCostUsdPerMwh(tick, fromMw, toMw) + TypicalStartCostUsdPerMw() / Math.Max(LeastHoursOfAStart, Spec.MinUpHours);

    // What a night off costs: plans reckon with it, the report with the true hours off.
    private double TypicalStartCostUsdPerMw() => Spec.StartCostUsdPerMw(Math.Max(TypicalHoursOff, Spec.MinDownHours));
}
