using DigitalTwin.Model.Events;
using DigitalTwin.Model.Market;
using DigitalTwin.Model.Specs;
using DigitalTwin.Model.State;

namespace DigitalTwin.Model.Compute;

/// <summary>
/// A campus, or the existing datacenters of a zone. Accelerators arrive, wait in stock while the facility has no power for them, and run
/// once installed; a site without an accelerator family simply draws its stated load. Formulation: docs/formulations/datacenter.md.
/// </summary>
public sealed class DatacenterModel : IStateful
{
    /// <summary>Hours ahead for which a site orders accelerators, so that they arrive with the power; assumption: half a year.</summary>
    public const int DefaultOrderAheadHours = 4380;

    private const double WattsPerMw = 1e6;
    private const double TeraflopsPerExaflops = 1e6;
    private const double HoursPerDay = 24;
    private readonly int _orderAheadHours;
    private readonly double _acceleratorMw;
    private readonly List<DatedCount> _inbound = [];
    private long _installed;
    private long _stock;
    private long _awaited;

    /// <summary>Creates a site with the accelerators that it has when the run begins.</summary>
    /// <exception cref="ArgumentException">A PUE below one, or accelerators that draw nothing.</exception>
    public DatacenterModel(DatacenterSpec spec, int orderAheadHours = DefaultOrderAheadHours)
    {
        Spec = spec;
        _orderAheadHours = orderAheadHours;
        if (!(spec.Pue >= 1))
            throw new ArgumentException($"Datacenter {spec.Id} needs a PUE of at least one; found {spec.Pue}.", nameof(spec));
        if (spec.Accelerator is null)
            return;
        _acceleratorMw = spec.Accelerator.SystemWatts * spec.Pue / WattsPerMw;
        if (!(_acceleratorMw > 0))
            throw new ArgumentException($"Accelerator {spec.Accelerator.Id} needs power above zero.", nameof(spec));
        _installed = Math.Max(0, spec.AcceleratorsAtStart);
    }

    /// <summary>What does not change during the run.</summary>
    public DatacenterSpec Spec { get; }

    /// <summary>What events impose on the site at present.</summary>
    public Impositions Imposed { get; } = new();

    /// <summary>Accelerators installed.</summary>
    public long Installed => _installed;

    /// <summary>Accelerators delivered that wait for power.</summary>
    public long Stock => _stock;

    /// <summary>Accelerators on their way, as far as the site was told.</summary>
    public long Inbound => DueList.Total(_inbound);

    /// <summary>Accelerators asked for and not yet announced by a shipment.</summary>
    public long Awaited => _awaited;

    /// <summary>
    /// Accelerators that the site asks its operator for now: places that the facility's power will have, less what is there, on its way or
    /// asked for already. What is returned counts as asked for.
    /// </summary>
    public long TakeNeed(long tick)
    {
        if (Spec.Accelerator is null)
            return 0;
        long places = PlacesAt(tick + _orderAheadHours);
        long need = Math.Max(0, places - _installed - _stock - Inbound - _awaited);
        _awaited += need;
        return need;
    }

    /// <summary>Learns of accelerators that will stand in stock from a tick on.</summary>
    /// <param name="count">Accelerators, at least zero.</param>
    /// <param name="arrivalTick">Tick of arrival; a tick that has passed means now.</param>
    public void Receive(long count, long arrivalTick)
    {
        DueList.Add(_inbound, arrivalTick, count);
        _awaited = Math.Max(0, _awaited - count);
    }

    /// <summary>Takes what has arrived, installs what the facility can power and bids for the power of a tick.</summary>
    /// <remarks>Asking again for the same tick changes nothing.</remarks>
    public void Offer(long tick, OfferBook book)
    {
        _stock += DueList.TakeDue(_inbound, tick);
        if (Spec.Accelerator is not null)
        {
            long installable = Math.Clamp(PlacesAt(tick) - _installed, 0, _stock);
            _installed += installable;
            _stock -= installable;
        }

        double wantedMw = WantedMw(tick);
        double flexibleMw = wantedMw * Math.Clamp(Spec.FlexibleShare, 0, 1);
        book.Buy(MarketPrices.OrdinaryLoad, wantedMw - flexibleMw);
        book.Buy(Math.Min(Spec.FlexibleStrikeUsdPerMwh, MarketPrices.OrdinaryLoad), flexibleMw);
    }

    /// <summary>Runs what was served.</summary>
    public DatacenterReport Settle(long tick, OfferBook offered, in ZoneAward award)
    {
        double wantedMw = WantedMw(tick);
        double servedMw = Math.Min(wantedMw, award.ServedMw(offered));
        double delivered = ExaflopDays(servedMw);
        return new DatacenterReport(wantedMw, servedMw, delivered, ExaflopDays(wantedMw) - delivered, _installed, _stock);
    }

    /// <inheritdoc/>
    public void VisitState<TVisitor>(ref TVisitor visitor)
        where TVisitor : IStateVisitor, allows ref struct
    {
        Imposed.VisitState(ref visitor);
        visitor.Visit("installed", ref _installed);
        visitor.Visit("stock", ref _stock);
        visitor.Visit("awaited", ref _awaited);
        visitor.VisitList("inbound", _inbound);
    }

    private double FacilityMw(long tick) => Math.Max(0, Spec.FacilityMw.At(tick)) * Imposed.ShareLeft(tick);

    private double WantedMw(long tick) =>
        Spec.Accelerator is null ? FacilityMw(tick) : Math.Min(_installed, PlacesAt(tick)) * _acceleratorMw;

    private long PlacesAt(long tick) => (long)Math.Floor(FacilityMw(tick) / _acceleratorMw * (1 + 1e-12));

    private double ExaflopDays(double mw) =>
        Spec.Accelerator is null ? 0 : mw / _acceleratorMw * Spec.Accelerator.Fp8DenseTflops / TeraflopsPerExaflops / HoursPerDay;
}
