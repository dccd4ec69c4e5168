using System.Collections.Immutable;
using DigitalTwin.Model.Specs;
using DigitalTwin.Model.State;

namespace DigitalTwin.Model.Compute;

/// <summary>
/// An operator in plain form: turns what its sites ask for into orders to the fabs that make the family, by their size. What no fab makes
/// waits and is asked for again. Formulation: docs/formulations/datacenter.md.
/// </summary>
/// <param name="spec">The operator.</param>
/// <param name="sources">Fabs that make accelerators, sorted by identifier (ordinal).</param>
public sealed class OperatorModel(OperatorSpec spec, ImmutableArray<FabSource> sources) : IStateful
{
    [NotState("Orders of the settled tick, sent by now.")]
    private readonly List<AcceleratorOrder> _orders = [];

    [NotState("Buffer.")]
    private readonly double[] _weights = new double[sources.Length];

    [NotState("Buffer.")]
    private readonly long[] _shares = new long[sources.Length];

    private readonly List<PendingNeed> _pending = [];

    /// <summary>What does not change during the run.</summary>
    public OperatorSpec Spec { get; } = spec;

    /// <summary>Accelerators asked for that no fab makes.</summary>
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

    /// <summary>Takes what a site asks for.</summary>
    public void Receive(in AcceleratorNeed need)
    {
        if (need.Count > 0)
            _pending.Add(new PendingNeed(need.Site, need.Accelerator, need.Count));
    }

    /// <summary>Orders what can be ordered, in the order in which it was asked for.</summary>
    /// <returns>Orders of this tick; the list is overwritten by the next call.</returns>
    public IReadOnlyList<AcceleratorOrder> PlaceOrders(long tick)
    {
        _orders.Clear();
        int kept = 0;
        for (int i = 0; i < _pending.Count; i++)
        {
            if (!Place(tick, _pending[i]))
                _pending[kept++] = _pending[i];
        }

        _pending.RemoveRange(kept, _pending.Count - kept);
        return _orders;
    }

    /// <inheritdoc/>
    public void VisitState<TVisitor>(ref TVisitor visitor)
        where TVisitor : IStateVisitor, allows ref struct => visitor.VisitList("pending", _pending);

    private bool Place(long tick, in PendingNeed need)
    {
        double sum = 0;
        for (int i = 0; i < sources.Length; i++)
        {
            bool makes = string.Equals(sources[i].Accelerator, need.Accelerator, StringComparison.Ordinal);
            _weights[i] = makes ? Math.Max(0, sources[i].Weight.At(tick)) : 0;
            sum += _weights[i];
        }

        if (!(sum > 0))
            return false;
        ProRata.Split(need.Count, _weights, _shares);
        for (int i = 0; i < sources.Length; i++)
        {
            if (_shares[i] > 0)
                _orders.Add(new AcceleratorOrder(sources[i].Fab, need.Site, _shares[i]));
        }

        return true;
    }
}
