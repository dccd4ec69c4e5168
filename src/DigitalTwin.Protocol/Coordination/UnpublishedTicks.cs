using DigitalTwin.Protocol.Grids;

namespace DigitalTwin.Protocol.Coordination;

/// <summary>
/// Committed ticks that are shown once the log has them. Meanwhile the grids write their next reports over those of the tick, so that
/// copies are kept, in objects that are used again: a tick leaves nothing to collect.
/// </summary>
internal sealed class UnpublishedTicks
{
    private readonly Queue<Kept> _waiting = new();
    private readonly Stack<Kept> _spare = new();

    /// <summary>Keeps a tick.</summary>
    public void Add(in TickCommit commit)
    {
        if (!_spare.TryPop(out Kept? kept))
            kept = new Kept(commit.Reports.Length, commit.FlowsMw.Length);
        kept.Take(commit);
        _waiting.Enqueue(kept);
    }

    /// <summary>Shows the oldest tick that waits.</summary>
    public void ShowNext(ICoordinatorHost host)
    {
        Kept kept = _waiting.Dequeue();
        host.Show(kept.Commit, replayed: false);
        _spare.Push(kept);
    }

    /// <summary>Forgets what waits.</summary>
    public void Clear() => _waiting.Clear();

    private sealed class Kept
    {
        private readonly GridReport[] _reports;
        private readonly double[] _flowsMw;

        public Kept(int grids, int lines)
        {
            _reports = new GridReport[grids];
            for (int i = 0; i < grids; i++)
                _reports[i] = new GridReport();
            _flowsMw = new double[lines];
        }

        public TickCommit Commit { get; private set; }

        public void Take(in TickCommit commit)
        {
            for (int i = 0; i < _reports.Length; i++)
                commit.Reports.Span[i].CopyTo(_reports[i]);
            commit.FlowsMw.CopyTo(_flowsMw);
            Commit = commit with { Reports = _reports, FlowsMw = _flowsMw };
        }
    }
}
