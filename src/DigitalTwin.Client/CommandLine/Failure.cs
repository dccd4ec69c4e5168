using DigitalTwin.Grains.Runs;
using DigitalTwin.Grains.Worlds;
using StackExchange.Redis;

namespace DigitalTwin.Client.CommandLine;

/// <summary>Turns a failure into a sentence and an exit code; TWIN_TRACE=1 shows where it came from.</summary>
internal static class Failure
{
    public static async Task<int> Guard(Func<Task<int>> command, TextWriter error)
    {
        try
        {
            return await command();
        }
        catch (Exception e) when (IsAboutInput(e))
        {
            return Report(e, ExitCode.BadInput, error);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return Report(e, ExitCode.Failed, error);
        }
    }

    /// <summary>Runs something that writes a run's folder: where that cannot be written the run has failed, and no input was bad.</summary>
    /// <param name="folder">Folder of the run; null where nothing is written.</param>
    /// <param name="run">What runs.</param>
    public static async Task<T> OfRun<T>(string? folder, Func<Task<T>> run)
    {
        try
        {
            return await run();
        }
        catch (Exception e) when (folder is not null && e is IOException or UnauthorizedAccessException)
        {
            string fix = RunFolder.HoldsRun(folder) ? $"make it writable, or make room, then `--resume {folder}`." : "name another folder.";
            throw new RunStoppedException(StopReason.Failed, $"{folder} cannot be written, so that the run ended: {e.Message}; {fix}");
        }
    }

    private static bool IsAboutInput(Exception e) =>
        e is RunFolderException or HistoryDamageException or UnauthorizedAccessException or IOException
            or WorldMismatchException or RunRefusedException or ApiException { Status: < 500 }
            or RunStoppedException { Reason: StopReason.Unreadable };

    /// <summary>Whether a cluster is away: its silos or its Redis, for a while.</summary>
    private static bool IsAway(Exception e) => e is OrleansException or RedisException or TimeoutException;

    private static int Report(Exception e, int exitCode, TextWriter error)
    {
        bool traced = Environment.GetEnvironmentVariable("TWIN_TRACE") == "1";
        error.WriteLine($"twin: {(traced ? e.ToString() : e is ApiException { Fix: string fix } ? $"{e.Message} {fix}" : e.Message)}");
        if (IsAway(e))
            error.WriteLine(
                "twin: the cluster does not answer now; `twin status --cluster` says what is the matter. Asking again does no harm.");
        else if (exitCode == ExitCode.Failed && !traced && e is not RunStoppedException)
            error.WriteLine($"twin: this is a fault of the program ({e.GetType().Name}); TWIN_TRACE=1 shows where it comes from.");
        return exitCode;
    }
}
