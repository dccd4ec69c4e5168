using DigitalTwin.Model.Events;
using DigitalTwin.Model.Market;

namespace DigitalTwin.Model.Chips;

/// <summary>
/// A packaging fab: joins dies and memory stacks, as far as its wafers go, and serves orders by month and pro rata inside one. What is
/// finished for sites of the scenario and not ordered by the end of a month goes to other buyers. Formulation:
/// docs/explanation/formulations/chip-fab.md.
/// </summary>
public sealed partial class PackagingModel
{
    private readonly ExportRules _rules;

    /// <summary>What events impose on the fab at present.</summary>
    [State]
    public ActiveEffects Imposed { get; } = new();

    [State] private readonly List<PackageLine> _families = [];
    [State] private readonly List<WaferLine> _lines = [];
    [State] private readonly List<FabOrder> _orders = [];
    [State] private readonly List<ChipPipeline> _told = [];
    [State] private long _stacks;
    [State] private long _pooled;
    [State] private long _made;
    [State] private double _wafers;

    [NotState("Shipments of the settled tick, sent by now.")]
    private readonly List<Shipment> _shipments = [];

    [NotState("Pipelines of the settled tick, sent by now.")]
    private readonly List<(string Site, ChipPipeline Pipeline)> _news = [];

    /// <summary>Creates a fab that packages some families.</summary>
    /// <param name="spec">What does not change during the run.</param>
    /// <param name="families">Families that its logic fabs make, with the dies that they make a day at the beginning.</param>
    /// <param name="rules">Families and export controls.</param>
    public PackagingModel(ChipFabSpec spec, IReadOnlyList<FabParts> families, ExportRules rules)
    {
        Spec = spec;
        _rules = rules;
        _stacks = spec.StacksAtStart;
        double neededWafers = 0;
        foreach (FabParts family in families)
            neededWafers += WafersFor(family.Accelerator, family.Count);
        double daily = WafersAnHour(0) * Usable(0) * Calendar.HoursPerDay;
        double share = neededWafers > 0 ? Math.Min(1, daily / neededWafers) : 0;
        foreach (FabParts family in families)
        {
            _families.Add(new PackageLine(family.Accelerator));
            var line = new WaferLine(spec.CycleHours, spec.ScrapShare);
            line.Fill(family.Count * share);
            _lines.Add(line);
        }
    }

    /// <summary>What does not change during the run.</summary>
    public ChipFabSpec Spec { get; }

    /// <summary>Shipments of the tick settled last; overwritten by the next.</summary>
    public IReadOnlyList<Shipment> Shipments => _shipments;

    /// <summary>What is to be reported to sites of their orders; overwritten by the next tick.</summary>
    public IReadOnlyList<(string Site, ChipPipeline Pipeline)> News => _news;

    /// <summary>Takes an order.</summary>
    public void Order(long tick, in AcceleratorOrder order) => FabOrder.Add(
        _orders, new FabOrder(MonthOf(tick), order.Site, order.Accelerator, order.Country, order.Count, order.PlacesEach));

    /// <summary>Takes dies or stacks.</summary>
    public void Take(in FabParts parts)
    {
        if (parts.Accelerator.Length == 0)
        {
            _stacks += parts.Count;
            return;
        }

        for (int i = 0; i < _families.Count; i++)
        {
            if (_families[i].Accelerator == parts.Accelerator)
                _families[i] = _families[i] with { Dies = _families[i].Dies + parts.Count };
        }
    }

    /// <summary>Bids for the power of a tick.</summary>
    public void Offer(long tick, OfferBook book) => book.Buy(MarketPrices.OrdinaryLoad, WantedMw(tick));

    /// <summary>Works an hour; once a day packages are started, finished ones allotted, and sites reported.</summary>
    public FabReport Settle(long tick, OfferBook offered, in ZoneAward award)
    {
        double wantedMw = WantedMw(tick);
        double servedMw = Math.Min(wantedMw, award.ServedMw(offered));
        double served = wantedMw > 0 ? servedMw / wantedMw : 1;
        double full = Math.Max(0, Spec.WafersPerMonth.At(tick)) / Calendar.HoursPerMonth;
        double wafers = WafersAnHour(tick) * served;
        foreach (WaferLine line in _lines)
            line.Scrap(1 - (full > 0 ? wafers / full : 1));
        _wafers += wafers * Usable(tick);
        _shipments.Clear();
        _news.Clear();
        long madeBefore = _made, pooledBefore = _pooled;
        if (tick % Calendar.HoursPerDay == Calendar.HoursPerDay - 1)
            WorkADay(tick);
        long shipped = 0;
        foreach (Shipment shipment in _shipments)
            shipped += shipment.Count;
        return new FabReport(wantedMw, servedMw, wafers, _made - madeBefore, shipped, 0, StockOfAll())
        {
            Pooled = _pooled - pooledBefore,
            Stages = Stages(),
        };
    }

    private static long MonthOf(long tick) => (long)(tick / Calendar.HoursPerMonth);

    private FabStages Stages()
    {
        long inProcess = 0, scrapped = 0, dies = 0, ordered = 0;
        foreach (WaferLine line in _lines)
            (inProcess, scrapped) = (inProcess + line.InProcess, scrapped + line.Scrapped);
        foreach (PackageLine family in _families)
            dies += family.Dies;
        foreach (FabOrder order in _orders)
            ordered += order.Count;
        return new FabStages(inProcess, dies, _stacks, ordered, scrapped, _pooled, _made);
    }

    private long StockOfAll()
    {
        long stock = 0;
        foreach (PackageLine family in _families)
            stock += family.Stock;
        return stock;
    }

    private void WorkADay(long tick)
    {
        StartPackages(tick);
        for (int i = 0; i < _families.Count; i++)
        {
            long finished = _lines[i].TakeFinished(tick);
            PackageLine family = _families[i];
            long tracked = family.TakeTracked(finished, Spec.TrackedShare);
            family.Stock += tracked;
            _made += finished;
            _pooled += finished - tracked;
            family.Stock -= Ship(tick, family.Accelerator, family.Stock);

            // Nobody in the scenario wants what is left at the end of a month: others do.
            if (MonthOf(tick + Calendar.HoursPerDay) != MonthOf(tick))
                (_pooled, family.Stock) = (_pooled + family.Stock, 0);
            _families[i] = family;
        }

        TellSites(tick);
    }

    /// <summary>Starts what dies, memory and a day's wafers allow, pro rata to the wafers that the waiting dies need.</summary>
    private void StartPackages(long tick)
    {
        double neededWafers = 0, neededStacks = 0;
        foreach (PackageLine family in _families)
            neededWafers += WafersFor(family.Accelerator, family.Dies);
        double waferShare = neededWafers > 0 ? Math.Min(1, _wafers / neededWafers) : 0;
        foreach (PackageLine family in _families)
            neededStacks += Math.Floor(family.Dies * waferShare) * StacksOf(family.Accelerator);
        double share = waferShare * (neededStacks > _stacks ? _stacks / neededStacks : 1);
        for (int i = 0; i < _families.Count; i++)
        {
            PackageLine family = _families[i];
            long started = (long)Math.Floor(family.Dies * share);
            long each = StacksOf(family.Accelerator);
            if (started * each > _stacks)
                started = _stacks / each;
            _stacks -= started * each;
            family.Dies -= started;
            _families[i] = family;
            _lines[i].StartWhole(tick, started);
        }

        _wafers = 0; // a day that was not used is gone
    }

    private long StacksOf(string accelerator) => _rules.Find(accelerator)?.MemoryStacks ?? 0;

    private double WafersFor(string accelerator, double packages) =>
        _rules.Find(accelerator)?.PackagesPerWafer is > 0 and double each ? packages / each : 0;

    private double Usable(long tick) => Math.Clamp(Spec.AiShare.At(tick), 0, 1) * Spec.Yield;

    private double WafersAnHour(long tick) =>
        Math.Max(0, Spec.WafersPerMonth.At(tick)) / Calendar.HoursPerMonth * Imposed.ShareLeft(tick);

    private double WantedMw(long tick) => WafersAnHour(tick) * Spec.MwhPerWafer;
}
