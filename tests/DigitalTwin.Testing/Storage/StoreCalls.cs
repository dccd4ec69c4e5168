namespace DigitalTwin.Testing.Storage;

/// <summary>What tests ask of a store, in short.</summary>
public static class StoreCalls
{
    /// <summary>Takes an epoch, which must be granted.</summary>
    public static StoreReply TakeEpoch(this IRunStore store) => Granted(store.Handle(new TakeEpochRequest()));

    /// <summary>Appends entries.</summary>
    public static StoreReply Append(this IRunStore store, int epoch, long position, params IReadOnlyList<LogEntry> entries) =>
        store.Handle(new AppendLogRequest(epoch, position, entries));

    /// <summary>Reads the log, which must be readable.</summary>
    public static IReadOnlyList<LogEntry> ReadLog(this IRunStore store, long from = 0) =>
        Granted(store.Handle(new ReadLogRequest(from))).Entries;

    /// <summary>Writes an object.</summary>
    public static StoreReply Write(this IRunStore store, int epoch, string name, ReadOnlyMemory<byte> bytes) =>
        store.Write(epoch, new StoredObject(name, bytes));

    /// <summary>Writes objects at once.</summary>
    public static StoreReply Write(this IRunStore store, int epoch, params IReadOnlyList<StoredObject> objects) =>
        store.Handle(new WriteObjectsRequest(epoch, objects));

    /// <summary>Reads an object.</summary>
    public static StoreReply Read(this IRunStore store, string name) => store.Handle(new ReadObjectRequest(name));

    /// <summary>Sets the target.</summary>
    public static StoreReply SetTarget(this IRunStore store, int epoch, long target) =>
        store.Handle(new SetTargetRequest(epoch, target));

    /// <summary>Publishes a checkpoint.</summary>
    public static StoreReply Publish(this IRunStore store, int epoch, Checkpoint checkpoint) =>
        store.Handle(new PublishRequest(epoch, checkpoint));

    /// <summary>Writes the objects of a checkpoint, then publishes it.</summary>
    /// <returns>The checkpoint, of which every step was granted.</returns>
    public static Checkpoint Save(this IRunStore store, int epoch, long tick, long logLength, params string[] names)
    {
        Granted(store.Write(epoch, [.. names.Select(name => new StoredObject(name, Content(name)))]));
        Checkpoint checkpoint = CheckpointOf(epoch, tick, logLength, names);
        Granted(store.Publish(epoch, checkpoint));
        return checkpoint;
    }

    /// <summary>A checkpoint that names objects with the content that <see cref="Content"/> gives them.</summary>
    public static Checkpoint CheckpointOf(int epoch, long tick, long logLength, params string[] names) => new()
    {
        Epoch = epoch,
        Tick = tick,
        Hash = HashOf(tick - 1),
        LogLength = logLength,
        Objects = [.. names.Select(name => new ObjectName(name, Digest.Of(Content(name)).Value))],
    };

    /// <summary>The content that tests give to an object: it follows from the name.</summary>
    public static byte[] Content(string name) =>
        System.Text.Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(name + " ", 40)));

    /// <summary>Entries of committed ticks.</summary>
    public static LogEntry[] Ticks(long from, int count) =>
        [.. Enumerable.Range(0, count).Select(i => new LogEntry(from + i, HashOf(from + i), null))];

    /// <summary>An entry of an event.</summary>
    public static LogEntry EventAt(long tick, string id = "storm") =>
        new(tick, Digest.None, new RunEvent(id, null, "east", new ActiveEffect(default, "", 0.25, 0), 5, null, ""));

    /// <summary>The reply, which must be <see cref="StoreStatus.Done"/>.</summary>
    public static StoreReply Granted(StoreReply reply)
    {
        Assert.True(reply.Status == StoreStatus.Done, $"{reply.Status}: {string.Join(" ", reply.Notices)}");
        return reply;
    }

    /// <summary>Asserts that two logs say the same.</summary>
    public static void AssertSame(IReadOnlyList<LogEntry> expected, IReadOnlyList<LogEntry> actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        for (int i = 0; i < expected.Count; i++)
            Assert.True(IsSame(expected[i], actual[i]), $"entry {i}: {expected[i]} was written, {actual[i]} was read");
    }

    /// <summary>Whether two entries say the same; most of them do, and are as easily told as that.</summary>
    public static bool IsSame(in LogEntry expected, in LogEntry actual) => expected == actual || expected.SameAs(actual);

    private static Digest HashOf(long tick) => new(0x9E37_79B9_7F4A_7C15UL * (ulong)(tick + 1));
}
