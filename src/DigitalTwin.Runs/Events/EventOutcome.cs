namespace DigitalTwin.Runs.Events;

/// <summary>What became of one event.</summary>
/// <param name="Id">Identifier of the event.</param>
/// <param name="Accepted">Whether it is in the run's log.</param>
/// <param name="Tick">Tick with whose offers it takes effect; when it was refused for its tick, the first that it could have.</param>
/// <param name="InstantUtc">The instant of that tick.</param>
/// <param name="Reason">Why it was refused; empty when it was accepted.</param>
public sealed record EventOutcome(string Id, bool Accepted, long Tick, DateTime InstantUtc, string Reason);
