using DigitalTwin.Runs.Storage;

namespace DigitalTwin.Runs.Folders;

/// <summary>What a run's folder says of its past: the manifest, and the log with events and hashes.</summary>
public sealed class RunHistory
{
    private RunHistory(string folder, RunManifest manifest, IReadOnlyList<LogEntry> log, IReadOnlyList<string> notices)
    {
        Folder = folder;
        Notices = notices;
        Manifest = manifest;
        Log = log;
        Hashes = [.. log.Where(entry => entry.Event is null).Select(entry => entry.Hash.ToString())];
    }

    /// <summary>The folder, as it was named.</summary>
    public string Folder { get; }

    /// <summary>The manifest.</summary>
    public RunManifest Manifest { get; }

    /// <summary>The log: committed ticks and accepted events in the order in which they became durable.</summary>
    public IReadOnlyList<LogEntry> Log { get; }

    /// <summary>Hash of every tick.</summary>
    public IReadOnlyList<string> Hashes { get; }

    /// <summary>What was found of the log that a person should know: an end that is not whole.</summary>
    public IReadOnlyList<string> Notices { get; }

    /// <summary>The events, in the order of the log.</summary>
    public IEnumerable<LogEntry> Events => Log.Where(entry => entry.Event is not null);

    /// <summary>Reads the history of a run; changes nothing. A run that goes on meanwhile is read as far as it has come.</summary>
    /// <param name="folder">Folder of the run.</param>
    /// <exception cref="RunFolderException">The folder holds no run, or a damaged one.</exception>
    public static RunHistory Read(string folder)
    {
        RunManifest manifest = RunFolder.ReadManifest(folder);
        string kept = RunFolder.StoreOf(folder);
        if (!Directory.Exists(kept))
            throw new RunFolderException($"{folder}: there is no log in it; an older build made the run. Run it again with --out.");
        var store = new FileStore(kept, ParticipantFactory.NumberOf(manifest.ScenarioDigest, manifest.Seed));
        StoreReply reply = store.Handle(new ReadLogRequest(0));
        if (reply.Status != StoreStatus.Done)
            throw new RunFolderException($"{folder}: the log cannot be read: {string.Join(" ", reply.Notices)}");
        var history = new RunHistory(folder, manifest, reply.Entries, reply.Notices);
        if (RunCatalog.TicksAtEnd(folder) is long ticks && ticks > history.Hashes.Count)
        {
            throw new RunFolderException(
                $"{kept}: the log holds {history.Hashes.Count} of the {ticks} ticks that the run had when it ended: it was cut. "
                + "Put a copy of it in its place, or run again with --out.");
        }

        return history;
    }

    /// <summary>The log up to the hash of the last of some ticks: all that had been accepted and committed by then.</summary>
    /// <param name="ticks">Number of ticks, at most as many as there are hashes.</param>
    public IReadOnlyList<LogEntry> Past(long ticks)
    {
        int length = 0;
        for (long left = ticks; left > 0; length++)
            left -= Log[length].Event is null ? 1 : 0;
        return [.. Log.Take(length)];
    }
}
