namespace DigitalTwin.FaultSimulation;

/// <summary>
/// Watches a simulated run from outside, without a look into any participant: what is shown, what the store takes, where recovery begins.
/// </summary>
internal sealed class SimChecker(SimCluster cluster)
{
    private readonly SortedDictionary<long, Digest> _shown = [];
    private readonly SortedDictionary<long, Digest> _durable = [];
    private int _epoch;
    private long _published;
    private long _publishedAtEpoch;
    private bool _tore;

    /// <summary>Hashes of the ticks that were shown.</summary>
    public IReadOnlyDictionary<long, Digest> Hashes => _shown;

    /// <summary>Number of recoveries that began from a state of the store, the first start included.</summary>
    public int Starts { get; private set; }

    /// <summary>A tick was shown: only once it is in the log, always with one hash, and its balances close.</summary>
    public void Shown(in TickCommit commit)
    {
        if (!_durable.TryGetValue(commit.Tick, out Digest durable))
            cluster.Fail($"Tick {commit.Tick} was shown before it was in the log.");
        else if (durable != commit.Hash)
            cluster.Fail($"Tick {commit.Tick} was shown with {commit.Hash}; the log has {durable}.");
        if (_shown.TryGetValue(commit.Tick, out Digest before) && before != commit.Hash)
            cluster.Fail($"Tick {commit.Tick} was shown with {before} and with {commit.Hash}.");
        _shown[commit.Tick] = commit.Hash;
        foreach (GridReport report in commit.Reports.Span)
            CheckBalance(report);
    }

    /// <summary>Somebody goes on from a tick: never further back than the newest checkpoint that the store had when the epoch was taken.
    /// </summary>
    public void Restored(long tick, int recoveries)
    {
        Starts++;
        if (!_tore && tick < _publishedAtEpoch)
            cluster.Fail($"Recovery {recoveries} goes back to tick {tick}; there is a checkpoint of tick {_publishedAtEpoch}.");
    }

    /// <summary>The store will read back a torn object: going back further is right from now on.</summary>
    public void Tore() => _tore = true;

    /// <summary>The store has taken, or refused, a request.</summary>
    public void Stored(StoreRequest request, StoreReply reply)
    {
        if (request is TakeEpochRequest && reply.Status == StoreStatus.Done)
        {
            if (reply.Root!.Epoch <= _epoch)
                cluster.Fail($"Epoch {reply.Root.Epoch} was given twice.");
            _epoch = Math.Max(_epoch, reply.Root.Epoch);
            _publishedAtEpoch = _published;
        }

        int? epoch = EpochOf(request);
        if (epoch is int claimed && reply.Status == StoreStatus.Done && claimed < _epoch)
            cluster.Fail($"{request.GetType().Name} of epoch {claimed} took effect in epoch {_epoch}.");
        if (reply.Status != StoreStatus.Done)
            return;
        if (request is PublishRequest publish)
            _published = Math.Max(_published, publish.Checkpoint.Tick);
        else if (request is AppendLogRequest append)
            NoteDurable(append);
    }

    private static int? EpochOf(StoreRequest request) => request switch
    {
        AppendLogRequest append => append.Epoch,
        SetTargetRequest target => target.Epoch,
        WriteObjectsRequest write => write.Epoch,
        PublishRequest publish => publish.Epoch,
        _ => null,
    };

    private void NoteDurable(AppendLogRequest append)
    {
        foreach (LogEntry entry in append.Entries)
        {
            if (entry.Event is not null)
                continue;
            if (_durable.TryGetValue(entry.Tick, out Digest before) && before != entry.Hash)
                cluster.Fail($"Tick {entry.Tick} was logged with {before} and with {entry.Hash}.");
            _durable[entry.Tick] = entry.Hash;
        }
    }

    /// <summary>What the members say they did adds up to what the grid exchanged.</summary>
    private void CheckBalance(GridReport report)
    {
        double residualMw = Math.Max(0, report.ExternalImportMw) - report.OrdinaryServedMw - report.Outcome.NetPositionMw;
        for (int i = 0; i < report.Members.Length; i++)
            residualMw += report.Members[i].OutputMw - report.Members[i].ServedMw;
        if (!(Math.Abs(residualMw) <= Simulation.ResidualLimitMw))
            cluster.Fail($"Tick {report.Tick}: the members of a grid leave {residualMw} MW.");
    }
}
