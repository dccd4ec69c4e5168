namespace DigitalTwin.Runs.Events;

/// <summary>What became of a request. Where there is a finding, none of its events was taken.</summary>
/// <param name="Events">The events, in the order of the request.</param>
/// <param name="Findings">What is wrong with them.</param>
public sealed record EventResponse(IReadOnlyList<EventOutcome> Events, IReadOnlyList<EventFinding> Findings)
{
    /// <summary>Whether every event is in the log.</summary>
    public bool AllAccepted => Findings.Count == 0 && Events.All(outcome => outcome.Accepted);
}
