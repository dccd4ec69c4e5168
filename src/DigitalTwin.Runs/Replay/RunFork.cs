using DigitalTwin.Runs.Folders;
using DigitalTwin.Runs.Storage;

namespace DigitalTwin.Runs.Replay;

/// <summary>Makes a run that shares the past of another one and then goes its own way.</summary>
public static class RunFork
{
    /// <summary>
    /// Writes the manifest and the log of the new run: the parent's log up to a tick, then new events. Going on with it replays the past,
    /// and stops if a hash is not the parent's.
    /// </summary>
    /// <param name="parent">The run that it leaves.</param>
    /// <param name="ticks">Ticks that both have.</param>
    /// <param name="folder">Folder of the new run; holds none yet.</param>
    /// <param name="target">Ticks to run, counted from the beginning.</param>
    /// <param name="events">What happens in the new run alone, validated.</param>
    /// <exception cref="RunFolderException">The parent has not come so far, or the folder cannot be written.</exception>
    public static void Write(RunHistory parent, long ticks, string folder, long target, IReadOnlyList<RunEvent> events)
    {
        if (ticks > parent.Hashes.Count)
        {
            throw new RunFolderException(
                $"{parent.Folder}: the run has {parent.Hashes.Count} ticks, so it cannot be left at tick {ticks}.");
        }

        if (target < ticks)
        {
            throw new RunFolderException(
                $"{folder}: the new run is to have {target} ticks and shares {ticks} with {parent.Folder}; ask for {ticks} or more.");
        }

        using RunLock held = RunLock.TakeToWrite(folder);
        if (RunFolder.HoldsRun(folder))
            throw new RunFolderException(RunFolder.InUse(folder));
        IReadOnlyList<LogEntry> past = parent.Past(ticks);
        RunManifest manifest = parent.Manifest;
        long first = FirstFreeTick(ticks);
        var store = new FileStore(
            RunFolder.StoreOf(folder), ParticipantFactory.NumberOf(manifest.ScenarioDigest, manifest.Seed));
        PrefilledStore.Fill(store, [.. past, .. events.Select(taken => new LogEntry(taken.AtTick ?? first, default, taken))]);
        string hash = ticks > 0 ? parent.Hashes[(int)ticks - 1] : "";
        RunFolder.WriteJson(folder, RunFolder.ManifestFile, manifest with
        {
            Build = BuildDigest.Current,
            Ticks = target,
            Parent = new RunParent(parent.Folder, ticks, hash),
        });
    }

    /// <summary>The first tick that an event of the new run can reach: the offers of the one before are part of the shared past.</summary>
    /// <param name="ticks">Ticks that both have.</param>
    public static long FirstFreeTick(long ticks) => ticks > 0 ? ticks + 1 : 0;
}
