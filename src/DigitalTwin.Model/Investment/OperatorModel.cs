using DigitalTwin.Model.Chips;

namespace DigitalTwin.Model.Investment;

/// <summary>
/// An operator: turns what its sites ask for into orders to the fabs that make the family, by their size, as far as its money goes and
/// export rules allow. What cannot be ordered waits. Formulation: docs/explanation/formulations/datacenter.md.
/// </summary>
public sealed partial class OperatorModel
{
    private const double WattsPerMw = 1e6;
    private readonly ImmutableArray<FabSource> _sources;
    private readonly ExportRules _rules;
    [State] private readonly List<PendingNeed> _pending = [];
    [State] private readonly List<ChipPipeline> _told = [];
    [State] private readonly OperatorAccounts? _accounts;

    [NotState("Orders of the settled tick, sent by now.")]
    private readonly List<AcceleratorOrder> _orders = [];

    [NotState("Pipelines of the settled tick, sent by now.")]
    private readonly List<(string Site, ChipPipeline Pipeline)> _news = [];

    [NotState("Follows from the calls of the tick.")]
    private bool _hasPaid;

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
        int kept = 0;
        for (int i = 0; i < _pending.Count; i++)
        {
            PendingNeed need = _pending[i];
            long ordered = Place(tick, need);
            if (ordered < need.Count)
                _pending[kept++] = new PendingNeed(need.Site, need.Accelerator, need.Count - ordered, need.Country);
        }

        _pending.RemoveRange(kept, _pending.Count - kept);
        if (tick % Calendar.HoursPerDay == 0)
            TellSites(tick);
        return _orders;
    }

    private static long MonthOf(long tick) => (long)(tick / Calendar.HoursPerMonth);

    private long Place(long tick, in PendingNeed need)
    {
        double sum = 0;
        for (int i = 0; i < _sources.Length; i++)
        {
            bool makes = string.Equals(_sources[i].Accelerator, need.Accelerator, StringComparison.Ordinal);
            _weights[i] = makes ? Math.Max(0, _sources[i].Weight.At(tick)) : 0;
            sum += _weights[i];
        }

        if (!(sum > 0) || !_rules.Allows(need.Accelerator, need.Country, tick))
            return 0;
        long count = Pay(need);
        if (count == 0)
            return 0;
        ProRata.Split(count, _weights, _shares);
        for (int i = 0; i < _sources.Length; i++)
        {
            if (_shares[i] > 0)
                _orders.Add(new AcceleratorOrder(_sources[i].Fab, need.Site, _shares[i], need.Accelerator, need.Country));
        }

        return count;
    }

    /// <summary>Pays for as many of a need as the money at hand allows.</summary>
    private long Pay(in PendingNeed need)
    {
        if (_accounts is null || _rules.Find(need.Accelerator) is not AcceleratorSpec accelerator)
            return need.Count;
        double itMw = accelerator.SystemWatts / WattsPerMw, siteUsd = itMw * Spec.SiteUsdPerMw;
        long count = Math.Min(need.Count, _accounts.Affordable(accelerator.PriceUsd, siteUsd));
        _hasPaid |= count > 0;
        _accounts.Pay(count, accelerator.PriceUsd, siteUsd, itMw);
        return count;
    }

    private void TellSites(long tick)
    {
        var now = new SortedDictionary<string, ChipPipeline>(StringComparer.Ordinal);
        foreach (PendingNeed need in _pending)
        {
            ChipPipeline site = now.GetValueOrDefault(need.Site, new ChipPipeline(Spec.Id, 0, 0, 0, 0, 0));
            now[need.Site] = _rules.Allows(need.Accelerator, need.Country, tick)
                ? site with { Capital = site.Capital + need.Count }
                : site with { Licence = site.Licence + need.Count };
        }

        ChangeNotifier.Follow(_told, now, Spec.Id, _news);
    }
}
