namespace DigitalTwin.Runs.Events;

/// <summary>Events that somebody wants a run to take, as they lie in its inbox.</summary>
/// <param name="Name">Name of the file that they come from, for findings.</param>
/// <param name="Text">Their text form.</param>
public sealed record EventRequest(string Name, string Text);

/// <summary>What became of a request. Where there is a finding, none of its events was taken.</summary>
/// <param name="Events">The events, in the order of the request.</param>
/// <param name="Findings">What is wrong with them.</param>
public sealed record EventResponse(IReadOnlyList<EventOutcome> Events, IReadOnlyList<EventFinding> Findings)
{
    /// <summary>Whether every event is in the log.</summary>
    public bool AllAccepted => Findings.Count == 0 && Events.All(outcome => outcome.Accepted);
}

/// <summary>What became of one event.</summary>
/// <param name="Id">Identifier of the event.</param>
/// <param name="Accepted">Whether it is in the run's log.</param>
/// <param name="Tick">Tick with whose offers it takes effect; when it was refused for its tick, the first that it could have.</param>
/// <param name="InstantUtc">The instant of that tick.</param>
/// <param name="Reason">Why it was refused; empty when it was accepted.</param>
public sealed record EventOutcome(string Id, bool Accepted, long Tick, DateTime InstantUtc, string Reason);

/// <summary>What became of a draft: an event that the coordinator may take, or everything that is wrong with it.</summary>
/// <param name="Event">The event; null where something is wrong.</param>
/// <param name="Findings">What is wrong.</param>
public sealed record EventCheck(RunEvent? Event, IReadOnlyList<Finding> Findings);
