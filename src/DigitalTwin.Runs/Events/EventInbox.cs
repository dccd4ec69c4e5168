using System.Diagnostics;

namespace DigitalTwin.Runs.Events;

/// <summary>
/// Looks into a run's inbox between its ticks, hands good events to the coordinator and answers when they are in the log.
/// </summary>
/// <param name="world">The world of the run.</param>
/// <param name="coordinator">The coordinator of the run.</param>
/// <param name="say">Reports what is wrong.</param>
internal sealed class EventInbox(string runFolder, WorldSpec world, Coordinator coordinator, Action<string> say)
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(50);
    private long _looked;
    private string? _request;
    private EventIntake? _intake;
    private string _said = "";

    /// <summary>Takes the next request, if there is one and the last is answered; looks at most every so often.</summary>
    public void Look()
    {
        if (Stopwatch.GetElapsedTime(_looked) >= Pace)
            LookNow();
    }

    /// <summary>Takes the next request, if there is one and the last is answered.</summary>
    /// <returns>Whether there was one.</returns>
    public bool LookNow()
    {
        if (_request is not null || !EventIntake.CanTake(coordinator))
            return false;
        _looked = Stopwatch.GetTimestamp();
        try
        {
            return InboxFolder.Waiting(runFolder).Any(Begin);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Log(e.Message);
            return false;
        }
    }

    /// <summary>Learns what became of an event.</summary>
    public void Take(in EventAnswer answer)
    {
        _intake?.Take(answer);
        RespondIfKnown();
    }

    private bool Begin(string path)
    {
        EventRequest? request;
        try
        {
            request = InboxFolder.Read(path);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or NotSupportedException or ArgumentException)
        {
            string file = Path.GetFileName(path);
            string problem = $"This is no request: {e.Message}";
            const string Fix = "Let `twin inject` write it.";
            InboxFolder.SetAside(
                path, new EventResponse([], [new EventFinding(file, 0, "", "bad-request", problem, Fix)]));
            say($"{file} in the inbox is no request ({e.Message}); it was set aside.");
            return false;
        }

        if (request is null)
            return false;
        (_request, _intake) = (path, new EventIntake(world, coordinator));
        _intake.Begin(request);
        RespondIfKnown();
        return true;
    }

    private void RespondIfKnown()
    {
        if (_intake?.Response is EventResponse response)
            Respond(response);
    }

    private void Respond(EventResponse response)
    {
        string request = _request!;
        (_request, _intake) = (null, null);
        try
        {
            InboxFolder.Respond(request, response);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Log(e.Message); // the request stays, and is answered when the folder can be written again
        }
    }

    private void Log(string fault)
    {
        if (fault != _said)
            say($"The inbox cannot be served: {fault}");
        _said = fault;
    }
}
