namespace DigitalTwin.Runs.Events;

/// <summary>Takes one request into a run: checks its events, hands the good ones to the coordinator, and gathers what became of
/// them. Where one is bad, none is handed over.</summary>
/// <param name="world">The world of the run.</param>
/// <param name="coordinator">The coordinator of the run; Running or AtTarget.</param>
public sealed class EventIntake(WorldSpec world, Coordinator coordinator)
{
    private readonly EventValidator _desk = new(world);
    private readonly SortedDictionary<string, EventAnswer> _answers = new(StringComparer.Ordinal);
    private readonly List<Finding> _findings = [];
    private string[] _ids = [];

    /// <summary>What became of the request; null while the log has not taken all of it.</summary>
    public EventResponse? Response => _findings.Count > 0
        ? new EventResponse([], [.. _findings.Select(EventFinding.Of)])
        : _ids.All(_answers.ContainsKey) ? new EventResponse([.. _ids.Select(id => OutcomeOf(_answers[id]))], []) : null;

    /// <summary>Whether a coordinator can take requests now.</summary>
    public static bool CanTake(Coordinator coordinator) => coordinator.State is CoordinatorState.Running or CoordinatorState.AtTarget;

    /// <summary>Checks a request and hands its events over.</summary>
    public void Begin(EventRequest request)
    {
        RunEvent[] events = Check(request);
        if (_findings.Count > 0)
            return;
        _ids = [.. events.Select(injected => injected.Id).Distinct(StringComparer.Ordinal)];
        foreach (RunEvent injected in events)
            coordinator.Inject(injected);
    }

    /// <summary>The events of a request; whatever is wrong with it becomes a finding, a fault of the checks themselves too.</summary>
    private RunEvent[] Check(EventRequest request)
    {
        try
        {
            IReadOnlyList<EventDraft> drafts = EventFile.Parse(request.Name, request.Text, _findings);
            IReadOnlyList<EventCheck> checks = _desk.Check(drafts, coordinator.LoggedEvents, coordinator.FirstFreeTick);
            _findings.AddRange(checks.SelectMany(check => check.Findings));
            return [.. checks.Select(check => check.Event).OfType<RunEvent>()];
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The text comes from outside; a run must outlive every text.
            string problem = $"The request cannot be checked; this is a fault of the program ({e.GetType().Name}: {e.Message}).";
            _findings.Add(new Finding(Severity.Error, "fault", request.Name, 0, "", problem,
                "Write it in another way; none of it was taken."));
            return [];
        }
    }

    /// <summary>Learns what became of an event; others' events are passed over.</summary>
    public void Take(in EventAnswer answer)
    {
        if (_ids.Contains(answer.Id, StringComparer.Ordinal))
            _answers[answer.Id] = answer;
    }

    private EventOutcome OutcomeOf(in EventAnswer answer) =>
        new(answer.Id, answer.Accepted, answer.Tick, world.Calendar.InstantOf(answer.Tick), answer.Reason);
}
