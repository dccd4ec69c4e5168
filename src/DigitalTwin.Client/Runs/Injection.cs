using System.Diagnostics;

namespace DigitalTwin.Client.Runs;

/// <summary>
/// Brings events to a run: its process answers them if it is there; else the run is opened, the events are logged, and it
/// is closed again.
/// </summary>
internal static class Injection
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Sends a request and waits for the answer.</summary>
    /// <param name="folder">Folder of the run.</param>
    /// <param name="request">The events.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The answer; null where none came, already reported on standard error.</returns>
    /// <exception cref="RunFolderException">The folder holds no run that can take events.</exception>
    public static EventResponse? Send(string folder, EventRequest request, CancellationToken cancellation)
    {
        RunFolder.ReadManifest(folder);
        string posted = InboxFolder.Post(folder, request);
        long began = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(began) < Patience && !cancellation.IsCancellationRequested)
        {
            if (InboxFolder.TryTakeAnswer(posted) is EventResponse response)
                return response;
            if (!AnswerIfItStandsStill(folder, posted))
                return null;
            cancellation.WaitHandle.WaitOne(Pace);
        }

        Console.Error.WriteLine(
            $"twin inject: no answer after {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s; the request stays in {posted} "
            + "and is taken when the run looks. Asking again with the same --id does it once.");
        return null;
    }

    /// <returns>False if the run is not running and cannot be opened.</returns>
    private static bool AnswerIfItStandsStill(string folder, string posted)
    {
        using RunLock? held = RunLock.TryTake(folder);
        if (held is null || !File.Exists(posted))
            return true;
        bool opened = false;
        try
        {
            opened = RunSession.AnswerInbox(folder);
        }
        finally
        {
            if (!opened)
                InboxFolder.TakeBack(posted);
        }

        return opened;
    }
}
