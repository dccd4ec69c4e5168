namespace DigitalTwin.Runs.Replay;

/// <summary>Stores that hold a log before a run begins: it then goes through what the log says, and is held to it.</summary>
public static class PrefilledStore
{
    private const int EntriesAtOnce = 4096;

    /// <summary>A store in memory.</summary>
    /// <param name="run">Number of the run.</param>
    /// <param name="log">What it holds.</param>
    public static IRunStore InMemory(ulong run, IReadOnlyList<LogEntry> log)
    {
        var store = new MemoryStore(run);
        Fill(store, log);
        return store;
    }

    /// <summary>Puts a log into a store that holds nothing.</summary>
    /// <exception cref="RunFolderException">The store does not take it.</exception>
    public static void Fill(IRunStore store, IReadOnlyList<LogEntry> log)
    {
        int epoch = Done(store.Handle(new TakeEpochRequest(0))).Root!.Epoch;
        for (int at = 0; at < log.Count; at += EntriesAtOnce)
            Done(store.Handle(new AppendLogRequest(epoch, at, [.. log.Skip(at).Take(EntriesAtOnce)])));
    }

    private static StoreReply Done(StoreReply reply) => reply.Status == StoreStatus.Done
        ? reply
        : throw new RunFolderException($"The new run's log cannot be written: {reply.Status}. {string.Join(" ", reply.Notices)}".TrimEnd());
}
