namespace DigitalTwin.Testing.Storage;

/// <summary>
/// What is left of a <see cref="SimulatedDisk"/> after a crash: the steps up to it that were made durable, and of the others those that
/// chance has spared.
/// </summary>
public static class Crash
{
    /// <summary>What is left after a crash.</summary>
    /// <param name="disk">The disk, with its past from the first step on.</param>
    /// <param name="steps">Steps that were done before the crash.</param>
    /// <param name="isSpared">Whether a step that was not made durable has reached the disk nevertheless; given its index.</param>
    /// <param name="tear">What the last step has become on its way to the disk; null for what it was.</param>
    public static SimulatedDisk After(SimulatedDisk disk, int steps, Func<int, bool> isSpared, Func<DiskStep, DiskStep>? tear = null)
    {
        bool[] durable = Durable(disk, steps);
        var folders = new SortedSet<string>(StringComparer.Ordinal) { "" };
        var entries = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var files = new Dictionary<int, byte[]>();
        for (int i = 0; i < steps; i++)
        {
            if (!durable[i] && !isSpared(i))
                continue;
            DiskStep step = disk.Steps[i];
            if (i == steps - 1 && tear is not null)
                step = tear(step);
            if (step.Kind == DiskStepKind.MakeFolder)
                folders.Add(step.Path);
            else if (step.ChangesContent)
                files[step.File] = step.ContentAfter(files.GetValueOrDefault(step.File, []));
            step.ChangeEntries(entries);
        }

        var left = new SimulatedDisk();
        foreach (string folder in folders)
            left.PutFolder(folder);
        foreach ((string path, int file) in entries)
        {
            if (folders.Contains(path.LastIndexOf('/') is int slash and >= 0 ? path[..slash] : ""))
                left.Put(path, files.GetValueOrDefault(file, []));
        }

        return left;
    }

    /// <summary>For each step whether a later synchronisation before the crash has made it durable.</summary>
    private static bool[] Durable(SimulatedDisk disk, int steps)
    {
        bool[] durable = new bool[steps];
        var pending = new List<int>();
        for (int i = 0; i < steps; i++)
        {
            DiskStep step = disk.Steps[i];
            if (step.ChangesContent || step.ChangesEntries)
                pending.Add(i);
            bool failed = disk.FailedSyncs.Contains(i);
            if (!step.Synchronises || (failed && step.Kind == DiskStepKind.SyncFolder))
                continue;
            foreach (int settled in pending.Where(p => IsSettledBy(disk.Steps[p], step)).ToArray())
            {
                durable[settled] = !failed;
                pending.Remove(settled);
            }
        }

        return durable;
    }

    private static bool IsSettledBy(DiskStep step, DiskStep sync) => sync.Kind == DiskStepKind.SyncFile
        ? step.ChangesContent && step.File == sync.File
        : step.ChangesEntries && step.Folder == sync.Path;
}
