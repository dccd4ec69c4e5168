using DigitalTwin.Engine.History;
using DigitalTwin.Engine.Local;
using DigitalTwin.Engine.Outputs;
using DigitalTwin.Protocol.Coordination;

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
            return Say(e, ExitCode.BadInput, error);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return Say(e, ExitCode.Failed, error);
        }
    }

    private static bool IsAboutInput(Exception e) =>
        e is RunFolderException or HistoryDamageException or UnauthorizedAccessException or IOException
            or RunStoppedException { Reason: StopReason.Unreadable };

    private static int Say(Exception e, int exitCode, TextWriter error)
    {
        bool traced = Environment.GetEnvironmentVariable("TWIN_TRACE") == "1";
        error.WriteLine($"twin: {(traced ? e.ToString() : e.Message)}");
        if (exitCode == ExitCode.Failed && !traced && e is not RunStoppedException)
            error.WriteLine($"twin: this is a fault of the program ({e.GetType().Name}); TWIN_TRACE=1 shows where it comes from.");
        return exitCode;
    }
}
