using DigitalTwin.Model.Events;
using DigitalTwin.Model.Market;

namespace DigitalTwin.Model.Chips;

/// <summary>
/// A chip fab in plain form: wafers start each hour while power is served, their accelerators come out after the cycle time (cohorts by
/// day), and go to the open orders pro rata. Formulation: docs/explanation/formulations/chip-fab.md.
/// </summary>
/// <remarks>
/// Accelerators are whole: the fraction that a start leaves is kept until it makes one, so nothing is lost or made twice. Yield is applied
/// once, at the start. Memory and packaging fabs draw power and make no accelerators here.
/// </remarks>
public sealed partial class ChipFabModel(ChipFabSpec spec)
{
    /// <summary>What events impose on the fab at present.</summary>
    [State]
    public ActiveEffects Imposed { get; } = new();

    [State] private double _fraction;
    [State] private long _stock;
    [State] private long _finishedEver;
    [State] private readonly List<DatedCount> _inProcess = [];
    [State] private readonly List<SiteOrder> _orders = [];

    [NotState("Shipments of the settled tick, sent by now.")]
    private readonly List<Shipment> _shipments = [];

    [NotState("Buffer.")]
    private double[] _weights = [];

    [NotState("Buffer.")]
    private long[] _shares = [];

    /// <summary>What does not change during the run.</summary>
    public ChipFabSpec Spec { get; } = spec;

    /// <summary>Accelerators in process.</summary>
    public long InProcess => DueList.Total(_inProcess);

    /// <summary>Finished accelerators that nobody has ordered.</summary>
    public long Stock => _stock;

    /// <summary>Accelerators finished since the run began.</summary>
    public long FinishedEver => _finishedEver;

    /// <summary>Shipments of the tick settled last; overwritten by the next.</summary>
    public IReadOnlyList<Shipment> Shipments => _shipments;

    /// <summary>Takes an order; orders of one site add up.</summary>
    public void Order(string site, long count) => SiteOrder.Add(_orders, site, count);

    /// <summary>Bids for the power of a tick.</summary>
    public void Offer(long tick, OfferBook book) => book.Buy(MarketPrices.OrdinaryLoad, WantedMw(tick));

    /// <summary>Starts wafers for the share of power that was served, finishes what is due, ships what is ordered.</summary>
    public FabReport Settle(long tick, OfferBook offered, in ZoneAward award)
    {
        double wantedMw = WantedMw(tick);
        double servedMw = Math.Min(wantedMw, award.ServedMw(offered));
        double wafers = WafersAnHour(tick) * (wantedMw > 0 ? servedMw / wantedMw : 1);
        Start(tick, wafers);
        long finished = DueList.TakeDue(_inProcess, tick);
        _finishedEver += finished;
        _stock += finished;
        long shipped = Ship(tick);
        return new FabReport(wantedMw, servedMw, wafers, finished, shipped, InProcess, _stock);
    }

    private double WafersAnHour(long tick) =>
        Math.Max(0, Spec.WafersPerMonth.At(tick)) / Calendar.HoursPerMonth * Imposed.ShareLeft(tick);

    private double WantedMw(long tick) => WafersAnHour(tick) * Spec.MwhPerWafer;

    private void Start(long tick, double wafers)
    {
        if (Spec.Class != FabClass.Logic || Spec.Accelerator is null)
            return;
        _fraction += wafers * Math.Clamp(Spec.AiShare.At(tick), 0, 1) * Spec.GrossAcceleratorsPerWafer * Spec.Yield;
        long whole = (long)Math.Floor(_fraction);
        _fraction -= whole;

        // The wafers of a day come out together, at the end of the day that the last of them needs.
        long endOfDay = tick - tick % Calendar.HoursPerDay + Calendar.HoursPerDay;
        DueList.Add(_inProcess, endOfDay + Spec.CycleHours, whole);
    }

    private long Ship(long tick)
    {
        _shipments.Clear();
        if (_stock == 0 || _orders.Count == 0)
            return 0;
        if (_weights.Length < _orders.Count)
            (_weights, _shares) = (new double[_orders.Count], new long[_orders.Count]);
        long ordered = 0;
        for (int i = 0; i < _orders.Count; i++)
        {
            _weights[i] = _orders[i].Count;
            ordered += _orders[i].Count;
        }

        Span<long> shares = _shares.AsSpan(0, _orders.Count);
        ProRata.Split(Math.Min(_stock, ordered), _weights.AsSpan(0, _orders.Count), shares);
        return Send(tick, shares);
    }

    private long Send(long tick, ReadOnlySpan<long> shares)
    {
        long shipped = 0;
        for (int i = shares.Length - 1; i >= 0; i--)
        {
            if (shares[i] == 0)
                continue;
            SiteOrder order = _orders[i];
            long sent = Math.Min(shares[i], order.Count);
            _shipments.Add(new Shipment(order.Site, sent, tick + Math.Max(1, Spec.ShippingHours), Spec.Accelerator ?? ""));
            if (sent == order.Count)
                _orders.RemoveAt(i);
            else
                _orders[i] = new SiteOrder(order.Site, order.Count - sent);
            shipped += sent;
        }

        _shipments.Reverse();
        _stock -= shipped;
        return shipped;
    }
}
