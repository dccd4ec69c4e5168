namespace DigitalTwin.Testing.Storage;

/// <summary>Long sequences of requests, answered as the store in memory answers them.</summary>
public abstract partial class RunStoreContract
{
    /// <summary>Requests in one sequence; fewer where each costs a round trip.</summary>
    protected virtual int StepsAWalk => 300;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Any_sequence_of_requests_is_answered_as_by_the_store_in_memory(int seed)
    {
        var random = new Random(seed);
        var model = new MemoryStore(Run + (ulong)seed);
        IRunStore store = Open(Run + (ulong)seed);
        int epoch = 0;
        for (int step = 0; step < StepsAWalk; step++)
        {
            if (random.Next(20) == 0)
                store = Open(Run + (ulong)seed);
            StoreRequest request = Next(random, epoch, model);
            StoreReply expected = model.Handle(request);
            StoreReply actual = store.Handle(request);
            Settle();
            AssertSame(request, expected, actual, $"seed {seed}, step {step}, {request}");
            epoch = expected.Root?.Epoch ?? epoch;
        }
    }

    private static StoreRequest Next(Random random, int epoch, MemoryStore model)
    {
        int caller = random.Next(10) == 0 ? epoch - 1 : epoch;
        long length = model.ReadLog().Count;
        long from = Math.Max(0, length - random.Next(4) + (random.Next(8) == 0 ? 2 : 0));
        string name = $"o{random.Next(12)}";
        switch (random.Next(12))
        {
            case 0: return new TakeEpochRequest(random.Next(3) switch { 0 => null, 1 => epoch, _ => caller });
            case 1: return new ReadLogRequest(from);
            case 2 or 3: return new ReadObjectRequest(name);
            case 4: return new SetTargetRequest(caller, random.Next(1000));
            case 5 or 6 or 7: return new AppendLogRequest(caller, from, Ticks(from, random.Next(4)));
            case 8 or 9 or 10: return new WriteObjectsRequest(caller, Some(random, name));
            default:
                string[] names = [.. Enumerable.Range(random.Next(10), 2).Select(i => $"o{i}")];
                long tick = Math.Max(0, length - random.Next(3));
                return new PublishRequest(caller, Fitting(model, StoreCalls.CheckpointOf(caller, tick, length, names)));
        }
    }

    private static StoredObject[] Some(Random random, string first) =>
        [.. Enumerable.Range(0, random.Next(1, 4)).Select(i => i == 0 ? first : $"{first}{i}")
            .Select(name => new StoredObject(name, ContentOf(random, name)))];

    private static byte[] ContentOf(Random random, string name) => StoreCalls.Content(random.Next(6) == 0 ? "another" : name);

    /// <summary>The checkpoint with the digests of what is there, so that most of them can be published.</summary>
    private static Checkpoint Fitting(MemoryStore model, Checkpoint wanted) => new()
    {
        Epoch = wanted.Epoch,
        Tick = wanted.Tick,
        LogLength = wanted.LogLength,
        Objects = [.. wanted.Objects.Select(named => named with { Digest = Digest.Of(model.Read(named.Name).Bytes.Span).Value })],
    };

    private static void AssertSame(StoreRequest request, StoreReply expected, StoreReply actual, string at)
    {
        string notices = string.Join(" ", actual.Notices);
        Assert.True(expected.Status == actual.Status, $"{at}: {expected.Status} expected, {actual.Status}: {notices}");
        Assert.True(expected.Bytes.Span.SequenceEqual(actual.Bytes.Span), at);
        StoreCalls.AssertSame(expected.Entries, actual.Entries);
        Assert.Equal(expected.Root?.Epoch, actual.Root?.Epoch);
        if (expected.Status != StoreStatus.Done)
            return;
        if (request is TakeEpochRequest or AppendLogRequest)
            Assert.True(expected.LogLength == actual.LogLength, $"{at}: {expected.LogLength} entries expected, {actual.LogLength}");
        Assert.Equal(expected.Root?.Target, actual.Root?.Target);
        Assert.Equal(expected.Root?.Newest, actual.Root?.Newest);
        Assert.Equal(expected.Root?.Predecessor, actual.Root?.Predecessor);
    }
}
