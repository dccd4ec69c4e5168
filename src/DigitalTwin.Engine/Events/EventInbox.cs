using System.Diagnostics;
using System.Text.Json;
using DigitalTwin.Model.Specs;
using DigitalTwin.Protocol.Coordination;
using DigitalTwin.Protocol.Events;
using DigitalTwin.Protocol.Storage;
using DigitalTwin.Scenarios.Findings;

namespace DigitalTwin.Engine.Events;

/// <summary>
/// Looks into a run's inbox between its ticks, hands good events to the coordinator and answers when they are in the log.
/// </summary>
/// <param name="runFolder">Folder of the run.</param>
/// <param name="world">The world of the run.</param>
/// <param name="coordinator">The coordinator of the run.</param>
/// <param name="say">Tells people what stands in the way.</param>
internal sealed class EventInbox(string runFolder, WorldSpec world, Coordinator coordinator, Action<string> say)
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(50);
    private readonly EventDesk _desk = new(world);
    private readonly SortedDictionary<string, EventAnswer> _answers = new(StringComparer.Ordinal);
    private long _looked;
    private string? _request;
    private string[] _ids = [];
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
        if (_request is not null || coordinator.State is not (CoordinatorState.Running or CoordinatorState.AtTarget))
            return false;
        _looked = Stopwatch.GetTimestamp();
        try
        {
            return InboxFolder.Waiting(runFolder).Any(Begin);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Say(e.Message);
            return false;
        }
    }

    /// <summary>Learns what became of an event.</summary>
    public void Take(in EventAnswer answer)
    {
        if (_request is null || !_ids.Contains(answer.Id, StringComparer.Ordinal))
            return;
        _answers[answer.Id] = answer;
        if (_ids.All(_answers.ContainsKey))
            Respond(Outcomes(), []);
    }

    private RunEvent[] Check(EventRequest request, List<Finding> findings)
    {
        IReadOnlyList<EventDraft> drafts = EventFile.Parse(request.Name, request.Text, findings);
        IReadOnlyList<LogEntry> logged = coordinator.LoggedEvents;
        IReadOnlyList<EventCheck> checks = _desk.Check(drafts, logged, coordinator.FirstFreeTick);
        findings.AddRange(checks.SelectMany(check => check.Findings));
        return [.. checks.Select(check => check.Event).OfType<RunEvent>()];
    }

    private bool Begin(string path)
    {
        var findings = new List<Finding>();
        RunEvent[] events = [];
        try
        {
            if (InboxFolder.Read(path) is not EventRequest request)
                return false;
            events = Check(request, findings);
        }
        catch (JsonException e)
        {
            string problem = $"This is no request: {e.Message}";
            string mend = "Let `twin inject` write it.";
            findings.Add(new Finding(Severity.Error, "bad-request", Path.GetFileName(path), 0, "", problem, mend));
        }

        _request = path;
        _answers.Clear();
        if (findings.Count > 0)
            Respond([], findings);
        else
            Inject(events);
        return true;
    }

    private void Inject(RunEvent[] events)
    {
        _ids = [.. events.Select(injected => injected.Id).Distinct(StringComparer.Ordinal)];
        foreach (RunEvent injected in events)
            coordinator.Inject(injected);
    }

    private EventOutcome[] Outcomes() => [.. _ids.Select(id => Outcome(_answers[id]))];

    private EventOutcome Outcome(in EventAnswer answer) =>
        new(answer.Id, answer.Accepted, answer.Tick, world.Calendar.InstantOf(answer.Tick), answer.Reason);

    private void Respond(IReadOnlyList<EventOutcome> outcomes, IReadOnlyList<Finding> findings)
    {
        string request = _request!;
        (_request, _ids) = (null, []);
        try
        {
            InboxFolder.Respond(request, new EventResponse(outcomes, [.. findings.Select(EventFinding.Of)]));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Say(e.Message); // the request stays, and is answered when the folder can be written again
        }
    }

    private void Say(string fault)
    {
        if (fault != _said)
            say($"The inbox cannot be served: {fault}");
        _said = fault;
    }
}
