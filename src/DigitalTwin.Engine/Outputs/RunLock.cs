using System.Diagnostics;

namespace DigitalTwin.Engine.Outputs;

/// <summary>
/// Says that a process has a run in its hands, until it ends, in whatever way. It keeps `inject` from opening a run that goes on; what
/// keeps two runs apart is the epoch in the run's root.
/// </summary>
public sealed class RunLock : IDisposable
{
    private const string FileName = "run.lock";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(20);
    private readonly FileStream _file;

    private RunLock(FileStream file) => _file = file;

    /// <summary>Takes the lock of a run; null if another process has it.</summary>
    public static RunLock? TryTake(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            return new RunLock(new FileStream(Path.Combine(folder, FileName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException)
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

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
