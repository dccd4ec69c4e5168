namespace DigitalTwin.FaultSimulation;

/// <summary>Plays those planted bugs that show between the coordinator and its store.</summary>
internal sealed class MutantStore(ParticipantFactory factory, PlantedBug bug, MemoryStore store)
{
    private readonly SortedDictionary<string, ReadOnlyMemory<byte>> _kept = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, ulong> _digests = new(StringComparer.Ordinal);
    private RunRoot? _root;

    /// <summary>Whether a request is acknowledged before it has been carried.</summary>
    public bool AnswersAtOnce(StoreRequest request) => bug == PlantedBug.AcknowledgesBeforeStoring && request is AppendLogRequest;

    /// <summary>Takes a request as an implementation with the bug would.</summary>
    public StoreReply Handle(StoreRequest request)
    {
        StoreReply reply = (bug, request) switch
        {
            (PlantedBug.StoreSkipsEpochCheck, AppendLogRequest append) => store.Handle(append with { Epoch = Newest }),
            (PlantedBug.StoreSkipsEpochCheck, SetTargetRequest target) => store.Handle(target with { Epoch = Newest }),
            (PlantedBug.StoreSkipsEpochCheck, WriteObjectsRequest write) => store.Handle(write with { Epoch = Newest }),
            (PlantedBug.StoreSkipsEpochCheck, PublishRequest publish) => store.Handle(publish with { Epoch = Newest }),
            (PlantedBug.SharesEpochs, TakeEpochRequest) when _root is not null => new StoreReply(StoreStatus.Done) { Root = _root.Copy() },
            (PlantedBug.IgnoresCheckpoints, TakeEpochRequest) => WithoutCheckpoints(store.Handle(request)),
            (PlantedBug.ForgetsLoggedEvents, ReadLogRequest) => WithoutEvents(store.Handle(request)),
            (PlantedBug.LogLosesTail, AppendLogRequest { Entries.Count: > 1 } append) =>
                store.Handle(append with { Entries = [.. append.Entries.SkipLast(1)] }),
            (PlantedBug.RootBeforeObjects, WriteObjectsRequest) => StoreReply.Done,
            (PlantedBug.OverwritesNamedObjects, WriteObjectsRequest write) => Keep(write),
            (PlantedBug.OverwritesNamedObjects, ReadObjectRequest read) =>
                new StoreReply(StoreStatus.Done) { Bytes = _kept[Last(read.Name)] },
            (PlantedBug.ForgetsUndelivered, WriteObjectsRequest write) => store.Handle(Changed(write, WithoutUndelivered)),
            (PlantedBug.SavesStaleState, WriteObjectsRequest write) => store.Handle(Changed(write, Stale)),
            (_, PublishRequest publish) => store.Handle(Redigested(publish)),
            _ => store.Handle(request),
        };
        if (request is TakeEpochRequest && reply.Status == StoreStatus.Done)
            _root = reply.Root;
        return reply;
    }

    private int Newest => _root?.Epoch ?? 0;

    private static string Last(string name) => name[(name.LastIndexOf('/') + 1)..];

    private static StoreReply WithoutCheckpoints(StoreReply reply) => reply with
    {
        Root = new RunRoot { Run = reply.Root!.Run, Epoch = reply.Root.Epoch, Target = reply.Root.Target },
    };

    private static StoreReply WithoutEvents(StoreReply reply) =>
        reply with { Entries = [.. reply.Entries.Where(entry => entry.Event is null)] };

    private StoreReply Keep(WriteObjectsRequest write)
    {
        foreach ((string name, ReadOnlyMemory<byte> bytes) in write.Objects)
            _kept[Last(name)] = bytes;
        return store.Handle(write);
    }

    private WriteObjectsRequest Changed(WriteObjectsRequest write, Func<StoredObject, ReadOnlyMemory<byte>> change)
    {
        StoredObject[] changed = [.. write.Objects.Select(written => written with { Bytes = change(written) })];
        foreach ((string name, ReadOnlyMemory<byte> bytes) in changed)
            _digests[name] = Digest.Of(bytes.Span).Value;
        return write with { Objects = changed };
    }

    private PublishRequest Redigested(PublishRequest publish) => publish with
    {
        Checkpoint = new Checkpoint
        {
            Epoch = publish.Checkpoint.Epoch,
            Tick = publish.Checkpoint.Tick,
            Hash = publish.Checkpoint.Hash,
            LogLength = publish.Checkpoint.LogLength,
            Objects =
            [
                .. publish.Checkpoint.Objects.Select(named =>
                    _digests.TryGetValue(named.Name, out ulong digest) ? named with { Digest = digest } : named),
            ],
        },
    };

    private ReadOnlyMemory<byte> WithoutUndelivered(StoredObject write)
    {
        if (Last(write.Name) != EntityIds.Simulation)
            return write.Bytes;
        string prefix = write.Name[..write.Name.LastIndexOf('/')];
        long tick = long.Parse(prefix[(prefix.IndexOf('-') + 1)..], CultureInfo.InvariantCulture);
        Simulation simulation = factory.CreateSimulation();
        simulation.Load(write.Bytes, tick);
        var forgetful = new Forgetful();
        simulation.VisitState(ref forgetful);
        return simulation.Save();
    }

    /// <summary>Each grid's object is the one of the checkpoint before.</summary>
    private ReadOnlyMemory<byte> Stale(StoredObject write)
    {
        string name = Last(write.Name);
        if (!name.StartsWith("grid-", StringComparison.Ordinal))
            return write.Bytes;
        ReadOnlyMemory<byte> stale = _kept.GetValueOrDefault(name, write.Bytes);
        _kept[name] = write.Bytes;
        return stale;
    }

    /// <summary>Empties the lists of undelivered messages, and leaves all else.</summary>
    private readonly struct Forgetful : IStateVisitor
    {
        public bool Reads => false;

        public void Visit(string field, ref bool value)
        {
        }

        public void Visit(string field, ref int value)
        {
        }

        public void Visit(string field, ref long value)
        {
        }

        public void Visit(string field, ref ulong value)
        {
        }

        public void Visit(string field, ref double value)
        {
        }

        public void Visit(string field, ref string value)
        {
        }

        public void VisitBytes(string field, ref ReadOnlyMemory<byte> value)
        {
        }

        public void Visit(string field, Span<double> values)
        {
        }

        public void Visit(string field, Span<int> values)
        {
        }

        public void VisitList<TElement>(string field, List<TElement> values)
            where TElement : struct, IStateful
        {
            if (field == "undelivered")
                values.Clear();
        }
    }
}
