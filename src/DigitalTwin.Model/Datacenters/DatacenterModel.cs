using DigitalTwin.Model.Chips;
using DigitalTwin.Model.Connections;
using DigitalTwin.Model.Events;
using DigitalTwin.Model.Market;

namespace DigitalTwin.Model.Datacenters;

/// <summary>
/// A campus, or the existing datacenters of a zone. Accelerators arrive, wait in stock while the facility has no power for them, and run
/// once installed; a site without an accelerator family simply draws its stated load. A site with a plan has the power that it has come
/// to by permit, grid and building. Formulations: docs/explanation/formulations/datacenter.md and build-out.md.
/// </summary>
public sealed partial class DatacenterModel
{
    /// <summary>Hours ahead for which a site orders accelerators, so that they arrive with the power; assumption: half a year.</summary>
    public const int DefaultOrderAheadHours = 4380;

    private const double WattsPerMw = 1e6;
    private const double TeraflopsPerExaflops = 1e6;
    private const double Rounding = 1e-9;
    private readonly int _orderAheadHours;
    private readonly double _acceleratorMw;

    /// <summary>What events impose on the site at present.</summary>
    [State]
    public ActiveEffects Imposed { get; } = new();

    [State] private readonly AcceleratorStock? _chips;
    [State] private double _awaited;

    /// <summary>The halls on their way to power; null for sites without a plan.</summary>
    [State]
    public SiteBuild? Build { get; }

    /// <summary>The plan and its tokens; null for sites without a plan.</summary>
    [State]
    public CampusLedger? Book { get; }

    [State] private readonly CurtailmentContract? _contract;
    [State] private readonly TrainingLoad? _training;
    [State] private readonly SiteBattery? _battery;
    private readonly SiteCooling? _cooling;

    /// <summary>Creates a site with the accelerators that it has when the run begins.</summary>
    /// <param name="spec">What does not change during the run.</param>
    /// <param name="orderAheadHours">Hours ahead for which it orders; a plan has its own.</param>
    /// <param name="random">Draws of the site.</param>
    /// <param name="opened">A bottleneck that is removed; none by default.</param>
    /// <param name="families">Families that it can be sent beside that of its plan.</param>
    /// <exception cref="ArgumentException">A PUE below one, or accelerators that draw nothing.</exception>
    public DatacenterModel(
        DatacenterSpec spec, int orderAheadHours = DefaultOrderAheadHours, CounterRandom random = default, Relaxation opened = default,
        ImmutableArray<AcceleratorSpec> families = default)
    {
        Spec = spec;
        _orderAheadHours = spec.Plan?.OrderAheadHours ?? orderAheadHours;
        if (!(spec.Pue >= 1))
            throw new ArgumentException($"Datacenter {spec.Id} needs a PUE of at least one; found {spec.Pue}.", nameof(spec));
        if (spec.Battery is BatterySpec battery)
            _battery = new SiteBattery(battery);
        if (spec.Accelerator is null)
            return;
        if (spec.Training is TrainingSpec training)
            _training = new TrainingLoad(training, spec.FlexibleStrikeUsdPerMwh);
        if (spec.Cooling is CoolingSpec cooling)
            _cooling = new SiteCooling(cooling, spec.Pue, ItMwEach);
        _acceleratorMw = spec.Accelerator.SystemWatts * spec.Pue / WattsPerMw;
        if (!(_acceleratorMw > 0))
            throw new ArgumentException($"Accelerator {spec.Accelerator.Id} needs power above zero.", nameof(spec));
        _chips = new AcceleratorStock(spec.Accelerator, families.IsDefault ? [] : families);
        long there = Math.Max(0, spec.AcceleratorsAtStart);
        if (spec.Plan is not SitePlanSpec plan)
        {
            _chips.Begin(there, 0);
            return;
        }

        Book = new CampusLedger(spec, _acceleratorMw);
        _chips.Begin(Math.Min(there, Book.StartPlaces), Math.Max(0, there - Book.StartPlaces));
        Build = new SiteBuild(spec.Id, plan, Book.Growth, random, opened);
        if (plan.Track == ConnectionTrack.Curtailable)
            _contract = new CurtailmentContract(plan.CurtailmentHoursPerYear);
    }

    /// <summary>What does not change during the run.</summary>
    public DatacenterSpec Spec { get; }

    /// <summary>Accelerators installed.</summary>
    public long Installed => _chips?.Installed ?? 0;

    /// <summary>Accelerators delivered that wait for power.</summary>
    public long Stock => _chips?.Stock ?? 0;

    /// <summary>Accelerators on their way, as far as reported to the site.</summary>
    public long Inbound => _chips?.Inbound ?? 0;

    /// <summary>Places asked for and not yet announced by a shipment: accelerators of the planned family.</summary>
    public long Awaited => (long)Math.Ceiling(_awaited - Rounding);

    /// <summary>
    /// Accelerators of the planned family that the site asks its operator for now: places that the facility's power will have, less what is there, on its way or
    /// asked for already. What is returned counts as asked for.
    /// </summary>
    public long TakeNeed(long tick)
    {
        if (_chips is null)
            return 0;
        long places = Build is null || Book is null
            ? PlacesAt(tick + _orderAheadHours, Imposed.ShareLeft(tick + _orderAheadHours))
            : Book.StartPlaces + Build.PlacesExpectedBy(tick + _orderAheadHours, tick);
        long need = Math.Max(0, places - _chips.AllPlaces - Awaited);
        _awaited += need;
        return need;
    }

    /// <summary>Learns of accelerators that will be in stock from a tick on.</summary>
    /// <param name="count">Accelerators, at least zero.</param>
    /// <param name="arrivalTick">Tick of arrival; a tick that has passed means now.</param>
    /// <param name="accelerator">Their family; empty for that of the plan.</param>
    public void Receive(long count, long arrivalTick, string accelerator = "")
    {
        if (_chips is null || Spec.Accelerator is null)
            return;
        string family = accelerator.Length > 0 ? accelerator : Spec.Accelerator.Id;
        _chips.Receive(family, count, arrivalTick);
        _awaited = Math.Max(0, _awaited - count * _chips.PlacesOf(family));
    }

    /// <summary>Takes what has arrived, installs what the facility can power and bids for the power of a tick.</summary>
    /// <remarks>Asking again for the same tick changes nothing.</remarks>
    public void Offer(long tick, OfferBook book)
    {
        _chips?.TakeDue(tick);
        _chips?.Install(PlacesAt(tick, Imposed.ShareLeft(tick)));

        double wantedMw = HourAt(tick).WantedMw;
        double flexibleMw = wantedMw * (_training?.Share(tick) ?? Math.Clamp(Spec.FlexibleShare, 0, 1));
        double firmPrice = _contract?.FirmPrice(tick) ?? MarketPrices.OrdinaryLoad;
        book.Buy(firmPrice, wantedMw - flexibleMw);
        book.Buy(_training?.Price(tick, firmPrice) ?? Math.Min(Spec.FlexibleStrikeUsdPerMwh, firmPrice), flexibleMw);
        book.Buy(ChargePrice, ChargeMw(tick)); // the last: what the accelerators bid comes first
        if (OnSiteMw(tick) is > 0 and double ownMw)
        {
            book.Sell(Spec.Plan!.OnSiteUsdPerMwh, ownMw);
            book.FirmMw = ownMw;
        }
    }

    /// <summary>Runs what was served.</summary>
    public DatacenterReport Settle(long tick, OfferBook offered, in ZoneAward award)
    {
        SiteHour hour = HourAt(tick);
        double chargeMw = ChargeMw(tick), wantedMw = hour.WantedMw;
        ReadOnlySpan<Step> bids = chargeMw > 0 ? offered.Demand[..^1] : offered.Demand;
        double boughtMw = chargeMw > 0 ? award.Served(offered.Demand[^1]) : 0;
        SitePower power = SitePower.FromGrid(hour, bids, award);
        BatteryReport? battery = SettleBattery(tick, hour, boughtMw, ref power);
        TrainingHour training = _training?.Settle(tick, bids.IsEmpty ? default : bids[^1], award, power, hour.FullMw) ?? default;
        _contract?.Settle(tick, wantedMw > 0 ? 1 - power.GridMw / wantedMw : 0); // the meter's, too

        double delivered = ExaflopDays(power.ServedMw - training.RestartMw, hour);
        SiteReport? site = Book?.Book(
            tick, Build!, _chips!.InstalledPlaces, _chips.ArrivedPlaces, _chips.AllPlaces - _chips.ArrivedPlaces, Awaited);
        if (site is not null)
            ReportFlows(site, hour, power, training);
        ComputeSplit? split = _training is null ? null : new ComputeSplit(
            ExaflopDays(training.Mw - training.RestartMw, hour), ExaflopDays(power.ServedMw - training.Mw, hour), training.PausedShare);
        double ownMw = award.AcceptedMw(offered);
        double lost = ExaflopDays(power.ShedMw + power.CurtailedMw + training.RestartMw, hour);
        return new DatacenterReport(wantedMw + chargeMw, power.GridMw + boughtMw, delivered, lost, Installed, Stock)
        {
            OwnMw = ownMw,
            OwnCostUsd = ownMw * (Spec.Plan?.OnSiteUsdPerMwh ?? 0),
            OwnCo2Tonnes = ownMw * (Spec.Plan?.OnSiteCo2TonnesPerMwh ?? 0),
            Detail = CampusDetail.Of(site, split, battery),
        };
    }

    private double ChargePrice => SiteBattery.ChargePrice(
        _training is not null || Spec.FlexibleShare > 0 ? Spec.FlexibleStrikeUsdPerMwh : MarketPrices.OrdinaryLoad);

    /// <summary>What the battery would take: nothing while the site has no power, or something is wrong with its connection.</summary>
    private double ChargeMw(long tick) =>
        _battery is not null && PowerMw(tick) is > 0 and double mw && Imposed.ShareLeft(tick) >= 1 ? _battery.MostChargeMw(mw) : 0;

    private BatteryReport? SettleBattery(long tick, in SiteHour hour, double boughtMwh, ref SitePower power)
    {
        if (_battery is null)
            return null;
        (double dipMw, double announcedMw) =
            _battery.Give(power.OutageMw + power.ShedMw, Math.Max(0, power.CurtailedMw), PowerMw(tick));
        power = power.With(dipMw, announcedMw);
        double gainedMwh = _battery.Take(boughtMwh);
        double ridden = hour.FullMw > 0 ? power.BatteryMw / hour.FullMw : 0;
        return new BatteryReport(boughtMwh, gainedMwh, power.BatteryMw, _battery.StoredMwh, ridden);
    }

    private void ReportFlows(SiteReport site, in SiteHour hour, in SitePower power, in TrainingHour training)
    {
        site.EnergisedMw = Spec.Plan!.StartMw + Build!.EnergisedMw;
        site.ItMw = power.ServedMw / hour.Pue;
        site.Outage = (power.OutageMw + training.RestartOutageMw) / hour.MwEach;
        site.Shed = (power.ShedMw + training.RestartShedMw) / hour.MwEach;
        site.Idle = hour.Idle;
        site.Curtailed = power.CurtailedMw / hour.MwEach;
        site.ExaflopDaysEach = ExaflopDaysOf(Spec.Accelerator!.Fp8DenseTflops);
        site.Family = (power.ServedMw - training.RestartMw) / hour.MwEach * (1 - _chips!.TflopsPerPlace / Spec.Accelerator.Fp8DenseTflops);
        site.Families.Clear();
        site.Families.AddRange(_chips.Families);
    }

    private double PowerMw(long tick) =>
        Build is null ? Math.Max(0, Spec.FacilityMw.At(tick)) : Spec.Plan!.StartMw + Build.EnergisedMw;

    private double OnSiteMw(long tick) =>
        Build is not null && Spec.Plan!.Track == ConnectionTrack.OnSite ? Build.EnergisedMw * Imposed.ShareLeft(tick) : 0;

    private SiteHour HourAt(long tick)
    {
        double left = Imposed.ShareLeft(tick);
        if (Spec.Accelerator is null)
            return new SiteHour(PowerMw(tick), PowerMw(tick) * left, 1, Spec.Pue);
        long installed = _chips!.InstalledPlaces, places = PlacesAt(tick, 1), powered = Math.Min(installed, PlacesAt(tick, left));
        double there = Math.Min(installed, places), full = there * (_training?.Busy(tick) ?? 1);
        bool isCooled = _cooling is not null && full > 0;
        double mwEach = isCooled ? _cooling!.MwEach(tick, full, CooledPlaces(there, places)) : _acceleratorMw;
        return new SiteHour(full, Math.Min(full, powered), mwEach, isCooled ? mwEach / ItMwEach : Spec.Pue) { Idle = there - full };
    }

    /// <summary>Halls are filled one after the other, and cooled from their first accelerator on.</summary>
    private long CooledPlaces(double accelerators, long places)
    {
        if (Build is null || Book is null)
            return places;
        long cooled = Book.StartPlaces;
        foreach (DataHall hall in Build.Blocks)
            cooled += cooled < accelerators && hall.EnergisedTick != DataHall.Never ? hall.Places : 0;
        return cooled;
    }

    private double ItMwEach => Spec.Accelerator!.SystemWatts / WattsPerMw;

    private long PlacesAt(long tick, double shareLeft) => Build is null || Book is null
        ? (long)Math.Floor(PowerMw(tick) * shareLeft / _acceleratorMw * (1 + 1e-12))
        : (long)Math.Floor((Book.StartPlaces + Build.EnergisedPlaces) * shareLeft);

    private double ExaflopDays(double mw, in SiteHour hour) => ExaflopDays(mw, hour.MwEach);

    private double ExaflopDays(double mw, double mwEach) =>
        _chips is null ? 0 : mw / mwEach * ExaflopDaysOf(_chips.TflopsPerPlace);

    private static double ExaflopDaysOf(double tflops) => tflops / TeraflopsPerExaflops / Calendar.HoursPerDay;
}
