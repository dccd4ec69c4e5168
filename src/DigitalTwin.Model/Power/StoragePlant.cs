using DigitalTwin.Model.Market;

namespace DigitalTwin.Model.Power;

/// <summary>
/// Pumped hydro or batteries. Energy in store is counted as what can be sold; buying 1 MWh adds the round-trip efficiency to it.
/// The plan's MW trade at the plan's prices, the rest only beyond the day's dearest and cheapest hour. Formulation:
/// docs/explanation/formulations/storage.md.
/// </summary>
public sealed partial class StoragePlant : PlantModel
{
    private const double InitialShare = 0.5;

    // Beyond the plan a store trades only at prices this much better than the best hour of the plan.
    private const double ExtraShare = 0.05;

    // A store that sits full for longer than this lowers its price by a share of it each further hour; one that sits empty bids a growing
    // share of the zone's usual price until it is half full.
    private const double FullShare = 0.9;
    private const double EmptyShare = 0.1;
    private const double ReturnedShare = 0.25;
    private const double MiddleShare = 0.5;
    private const int PatienceHours = 48;
    private const double ImpatiencePerHour = 0.02;

    // The zone's usual price is remembered over about three days; scarcity does not teach it more than this.
    private const double MemoryHours = 72;
    private const double MostRememberedUsdPerMwh = 200;

    // Just above surplus: a store takes up wind before it is curtailed and never competes with it.
    private const double LeastBuyUsdPerMwh = 0.004;
    private const double LeastSellUsdPerMwh = 0.01;

    // A store stops buying before loads are cut by contract or reserve is used: it is no firm load.
    private const double MostBuyUsdPerMwh = 0.99 * MarketPrices.ContractedCurtailment;
    private const long Never = -1;
    private readonly Calendar _calendar;
    [State] private long _begunDay = Never;
    [State] private bool _planned;
    [State] private double _storedMwh;
    [State] private double _dearestUsdPerMwh;
    [State] private double _cheapestUsdPerMwh;
    [State] private int _hoursFull;
    [State] private int _hoursEmpty;
    [State] private double _usualPriceUsdPerMwh;
    [State] private bool _knowsPrice;
    [State] private readonly double[] _scheduledMw = new double[FleetDeclaration.Hours];
    [State] private readonly double[] _sellAtUsdPerMwh = new double[FleetDeclaration.Hours];
    [State] private readonly double[] _buyAtUsdPerMwh = new double[FleetDeclaration.Hours];

    [NotState("Follows from the tick.")]
    private FleetDay _day;

    /// <summary>Creates the store half full.</summary>
    /// <exception cref="ArgumentException">The hours are not above zero or the efficiency does not lie in 0 to 1.</exception>
    public StoragePlant(FleetSpec spec, Calendar calendar)
        : base(spec)
    {
        if (!(spec.StorageHours > 0))
            throw new ArgumentException($"Store {spec.Id} needs hours above zero; found {spec.StorageHours}.", nameof(spec));
        if (!(spec.RoundTripEfficiency > 0) || !(spec.RoundTripEfficiency <= 1))
            throw new ArgumentException(
                $"Store {spec.Id} needs an efficiency above 0 to 1; found {spec.RoundTripEfficiency}.",
                nameof(spec));
        _calendar = calendar;
    }

    /// <summary>Energy in store, MWh that can be sold.</summary>
    public double StoredMwh => _storedMwh;

    /// <inheritdoc/>
    public override FleetDeclaration Declare(long dayStartTick)
    {
        Enter(dayStartTick);
        var declaration = new FleetDeclaration
        {
            Kind = PlantKind.Storage,
            UnitMw = Spec.UnitMw,
            StoredMwh = _storedMwh,
            StoreMwh = StoreMwh,
            RoundTripEfficiency = Spec.RoundTripEfficiency,
        };
        for (int hour = 0; hour < FleetDeclaration.Hours; hour++)
            declaration.AvailableMw[hour] = PowerMw(dayStartTick + hour);
        return declaration;
    }

    /// <inheritdoc/>
    public override void AcceptPlan(FleetPlan plan)
    {
        _planned = true;
        plan.ScheduledMw.CopyTo(_scheduledMw, 0);
        plan.SellAtUsdPerMwh.CopyTo(_sellAtUsdPerMwh, 0);
        plan.BuyAtUsdPerMwh.CopyTo(_buyAtUsdPerMwh, 0);
        _dearestUsdPerMwh = _sellAtUsdPerMwh[0];
        _cheapestUsdPerMwh = _buyAtUsdPerMwh[0];
        for (int hour = 1; hour < FleetDeclaration.Hours; hour++)
        {
            _dearestUsdPerMwh = Math.Max(_dearestUsdPerMwh, _sellAtUsdPerMwh[hour]);
            _cheapestUsdPerMwh = Math.Min(_cheapestUsdPerMwh, _buyAtUsdPerMwh[hour]);
        }
    }

    /// <inheritdoc/>
    public override void Offer(long tick, OfferBook book)
    {
        Enter(tick);
        double mostSellMw = Math.Min(PowerMw(tick), _storedMwh);
        book.FirmMw = mostSellMw;
        if (!_planned)
            return;
        int hour = Calendar.HourOfDay(tick);
        double mostBuyMw = Math.Min(PowerMw(tick), (StoreMwh - _storedMwh) / Spec.RoundTripEfficiency);
        double sellMw = Math.Clamp(_scheduledMw[hour], 0, mostSellMw);
        double buyMw = Math.Clamp(-_scheduledMw[hour], 0, mostBuyMw);
        double full = 1 - Impatience(_hoursFull);
        double refillAt = Impatience(_hoursEmpty) * (1 + ExtraShare) * _usualPriceUsdPerMwh;
        double refilledAt = (1 + ExtraShare) * refillAt / Spec.RoundTripEfficiency;
        double extraSellAt = Math.Max(Math.Max(_dearestUsdPerMwh * (1 + ExtraShare) * full, LeastSellUsdPerMwh), refilledAt);
        extraSellAt = Math.Min(extraSellAt, MarketPrices.DearestStoredEnergy);
        double extraBuyAt = Math.Min(
            Math.Clamp(_cheapestUsdPerMwh * (1 - ExtraShare), LeastBuyUsdPerMwh, MostBuyUsdPerMwh),
            extraSellAt * Spec.RoundTripEfficiency);
        book.Sell(Math.Min(Math.Max(_sellAtUsdPerMwh[hour] * full, LeastSellUsdPerMwh), extraSellAt), sellMw);
        book.Sell(extraSellAt, mostSellMw - sellMw);
        book.HeldBackMw = extraSellAt > MarketPrices.HeldBack ? mostSellMw - sellMw : 0;
        double buyAt = Math.Min(Math.Min(_buyAtUsdPerMwh[hour], MostBuyUsdPerMwh), extraSellAt * Spec.RoundTripEfficiency);
        book.Buy(Math.Max(Math.Max(buyAt, extraBuyAt), refillAt), buyMw);

        // In an hour in which it plans to sell, a store does not bid: its own offer would be below its own bid in a surprise.
        if (sellMw > 0)
            return;
        double toMiddleMw = (MiddleShare * StoreMwh - _storedMwh) / Spec.RoundTripEfficiency;
        double refillMw = refillAt > extraBuyAt ? Math.Clamp(toMiddleMw - buyMw, 0, mostBuyMw - buyMw) : 0;
        book.Buy(refillAt, refillMw);
        book.Buy(extraBuyAt, mostBuyMw - buyMw - refillMw);
    }

    /// <inheritdoc/>
    public override PlantReport Settle(long tick, OfferBook offered, in ZoneAward award)
    {
        Enter(tick);
        double soldMw = award.AcceptedMw(offered);
        double boughtMw = award.ServedMw(offered);
        _storedMwh = Math.Clamp(_storedMwh - soldMw + Spec.RoundTripEfficiency * boughtMw, 0, StoreMwh);
        Count(ref _hoursFull, _storedMwh > FullShare * StoreMwh, _storedMwh < (1 - ReturnedShare) * StoreMwh);
        Count(ref _hoursEmpty, _storedMwh < EmptyShare * StoreMwh, _storedMwh > ReturnedShare * StoreMwh);
        Remember(award.PriceUsdPerMwh);
        double availableMw = Math.Min(PowerMw(tick), _storedMwh + soldMw);
        return new PlantReport(soldMw - boughtMw, availableMw, 0, soldMw * Spec.VariableOmUsdPerMwh, 0, _storedMwh);
    }

    // What events take from the converters leaves the store and its charge as they are.
    private double PowerMw(long tick) => _day.CapacityMw * ShareLeft(tick);

    private double StoreMwh => _day.CapacityMw * Spec.StorageHours;

    private void Enter(long tick)
    {
        _day.Enter(Spec, _calendar, tick);
        if (_day.FirstTick == _begunDay)
            return;
        if (_begunDay == Never)
            _storedMwh = InitialShare * StoreMwh;
        _begunDay = _day.FirstTick;
        _storedMwh = Math.Min(_storedMwh, StoreMwh);
    }

    private void Remember(double priceUsdPerMwh)
    {
        double price = Math.Clamp(priceUsdPerMwh, 0, MostRememberedUsdPerMwh);
        _usualPriceUsdPerMwh = _knowsPrice ? _usualPriceUsdPerMwh + (price - _usualPriceUsdPerMwh) / MemoryHours : price;
        _knowsPrice = true;
    }

    // Between the bounds the count is unchanged: a trickle does not end the wait.
    private static void Count(ref int hours, bool stands, bool returned) => hours = stands ? hours + 1 : returned ? 0 : hours;

    private static double Impatience(int hours) => Math.Min(1, Math.Max(0, hours - PatienceHours) * ImpatiencePerHour);
}
