using System.Diagnostics;

namespace DigitalTwin.Runs.Folders;

/// <summary>
/// Says that a process has a run open, until it ends, in whatever way. Whoever writes into a run's folder holds it: two who both wrote
/// would take the epoch in the run's root from each other, and the run that was there first would end.
/// </summary>
public sealed class RunLock : IDisposable
{
    private const string FileName = "run.lock";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(20);
    private readonly FileStream _file;

    private RunLock(FileStream file) => _file = file;

    /// <summary>Takes the lock of a run; null if another process has it.</summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public static RunLock? TryTake(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            return new RunLock(new FileStream(Path.Combine(folder, FileName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException e) when (DiskFileSystem.IsHeld(e))
        {
            return null;
        }
    }

    /// <summary>Takes the lock, waiting for whoever opens the run only for a moment; null if it was held for longer than that.</summary>
    public static RunLock? Take(string folder)
    {
        using var nobody = new ManualResetEventSlim();
        long began = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(began) < Patience)
        {
            if (TryTake(folder) is RunLock held)
                return held;
            nobody.Wait(Pace);
        }

        return null;
    }

    /// <summary>Takes the lock of a run that is to be written.</summary>
    /// <exception cref="RunFolderException">Another process has the run open.</exception>
    public static RunLock TakeToWrite(string folder) => Take(folder) ?? throw new RunFolderException(
        $"{folder}: another process has this run open{ProcessOf(folder)}; end that process first, or follow the run there. "
        + "Nothing was changed.");

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private static string ProcessOf(string folder) =>
        RunCatalog.TryRead(folder) is { State: RunStatus.Running } status ? $" (process {status.ProcessId})" : "";
}
