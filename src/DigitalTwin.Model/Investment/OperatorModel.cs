using DigitalTwin.Model.Chips;
using DigitalTwin.Model.Datacenters;

namespace DigitalTwin.Model.Investment;

/// <summary>
/// An operator: turns what its sites ask for into orders to fabs, by their size, as far as its money goes and export rules allow. Which
/// families it orders it decides when it orders. What cannot be ordered waits. Formulation: docs/explanation/formulations/datacenter.md.
/// </summary>
public sealed partial class OperatorModel
{
    private const double WattsPerMw = 1e6;
    private readonly ImmutableArray<FabSource> _sources;
    private readonly ExportRules _rules;

    // Of each source; null where the scenario does not know it.
    private readonly ImmutableArray<AcceleratorSpec?> _families;
    [State] private readonly List<PendingNeed> _pending = [];
    [State] private readonly List<ChipPipeline> _told = [];
    [State] private readonly OperatorAccounts? _accounts;

    // What whole accelerators of other families left of the places of a site.
    [State] private readonly List<SitePlaces> _left = [];

    [NotState("Orders of the settled tick, sent by now.")]
    private readonly List<AcceleratorOrder> _orders = [];

    [NotState("Pipelines of the settled tick, sent by now.")]
    private readonly List<(string Site, ChipPipeline Pipeline)> _news = [];

    [NotState("Follows from the calls of the tick.")]
    private bool _hasPaid;

    [NotState("Follows from the messages of the tick.")]
    private bool _isAsked;

    [NotState("Buffer.")]
    private readonly double[] _weights;

    [NotState("Buffer.")]
    private readonly long[] _shares;

    /// <summary>Creates an operator.</summary>
    /// <param name="spec">The operator.</param>
    /// <param name="sources">Fabs that make accelerators, sorted by identifier (ordinal).</param>
    /// <param name="rules">Families and export controls; null for none.</param>
    public OperatorModel(OperatorSpec spec, ImmutableArray<FabSource> sources, ExportRules? rules = null)
    {
        Spec = spec;
        _sources = sources;
        _rules = rules ?? ExportRules.None;
        _families = [.. sources.Select(source => _rules.Find(source.Accelerator))];
        _weights = new double[sources.Length];
        _shares = new long[sources.Length];
        _accounts = spec.CapitalUsdPerYear is null ? null : new OperatorAccounts(spec);
    }

    /// <summary>What does not change during the run.</summary>
    public OperatorSpec Spec { get; }

    /// <summary>Its money; null where money is not modelled.</summary>
    public OperatorAccounts? Accounts => _accounts;

    /// <summary>Accelerators asked for that are not ordered.</summary>
    public long Pending
    {
        get
        {
            long count = 0;
            foreach (PendingNeed need in _pending)
                count += need.Count;
            return count;
        }
    }

    /// <summary>Whether its accounts moved in the tick settled last.</summary>
    public bool HasPaid => _hasPaid;

    /// <summary>What is to be reported to sites of what they asked for; overwritten by the next tick.</summary>
    public IReadOnlyList<(string Site, ChipPipeline Pipeline)> News => _news;

    /// <summary>Takes what a site asks for.</summary>
    public void Receive(in AcceleratorNeed need)
    {
        _isAsked |= need.Count > 0;
        if (need.Count > 0)
            _pending.Add(new PendingNeed(need.Site, need.Accelerator, need.Count, need.Country));
    }

    /// <summary>Orders what can be ordered, in the order in which it was asked for.</summary>
    /// <returns>Orders of this tick; the list is overwritten by the next call.</returns>
    public IReadOnlyList<AcceleratorOrder> PlaceOrders(long tick)
    {
        _orders.Clear();
        _news.Clear();
        _hasPaid = _accounts is not null && (tick == 0 || MonthOf(tick) != MonthOf(tick - 1));
        if (_hasPaid)
            _accounts!.BeginMonth(tick);

        // Money comes with months, licences and families with days: nothing else changes what can be ordered.
        bool isMidnight = tick % Calendar.HoursPerDay == 0;
        if (isMidnight || _hasPaid || _isAsked)
            PlacePending(tick);
        _isAsked = false;
        if (isMidnight)
            TellSites(tick);
        return _orders;
    }

    private void PlacePending(long tick)
    {
        int kept = 0;
        for (int i = 0; i < _pending.Count; i++)
        {
            PendingNeed need = _pending[i];
            long ordered = Place(tick, need);
            if (ordered < need.Count)
                _pending[kept++] = new PendingNeed(need.Site, need.Accelerator, need.Count - ordered, need.Country);
        }

        _pending.RemoveRange(kept, _pending.Count - kept);
    }

    private static long MonthOf(long tick) => (long)(tick / Calendar.HoursPerMonth);

    private long Place(long tick, in PendingNeed need)
    {
        AcceleratorSpec? planned = _rules.Find(need.Accelerator);
        double size = WeighSources(tick, need, planned);
        if (!(size > 0))
            return 0;
        long count = Affordable(need, planned, size);
        if (count == 0)
            return 0;
        ProRata.Split(count, _weights, _shares);
        for (int i = 0; i < _sources.Length; i++)
        {
            if (_shares[i] > 0)
                Order(need, i, PlacesEach(planned, i), _shares[i]);
        }

        return count;
    }

    /// <summary>Orders whole accelerators for places of a site; what they leave is filled with the next order.</summary>
    private void Order(in PendingNeed need, int source, double each, long places)
    {
        double filled = places + SitePlaces.Take(_left, need.Site);
        long count = AcceleratorStock.Whole(filled / each);
        SitePlaces.Put(_left, need.Site, filled - count * each);
        if (count == 0)
            return;
        _orders.Add(new AcceleratorOrder(_sources[source].Fab, need.Site, count, _sources[source].Accelerator, need.Country, each));
        if (_accounts is null || _families[source] is not AcceleratorSpec family)
            return;
        double itMw = family.SystemWatts / WattsPerMw;
        _accounts.Pay(count, family.PriceUsd, itMw * Spec.SiteUsdPerMw, itMw);
        _hasPaid = true;
    }

    /// <summary>Places that the money at hand pays for, at the mean price of what the fabs' sizes make of the order.</summary>
    private long Affordable(in PendingNeed need, AcceleratorSpec? planned, double size)
    {
        if (_accounts is null || planned is null)
            return need.Count;
        double chipUsd = 0;
        for (int i = 0; i < _sources.Length; i++)
            chipUsd += _weights[i] > 0 ? _weights[i] / size * _families[i]!.PriceUsd / PlacesEach(planned, i) : 0;
        return Math.Min(need.Count, _accounts.Affordable(chipUsd, planned.SystemWatts / WattsPerMw * Spec.SiteUsdPerMw));
    }

    private void TellSites(long tick)
    {
        var now = new SortedDictionary<string, ChipPipeline>(StringComparer.Ordinal);
        foreach (PendingNeed need in _pending)
        {
            ChipPipeline site = now.GetValueOrDefault(need.Site, new ChipPipeline(Spec.Id, 0, 0, 0, 0, 0));
            now[need.Site] = IsLicensed(tick, need)
                ? site with { Capital = site.Capital + need.Count }
                : site with { Licence = site.Licence + need.Count };
        }

        ChangeNotifier.Follow(_told, now, Spec.Id, _news);
    }
}
