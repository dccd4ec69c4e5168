namespace DigitalTwin.Protocol.Events;

/// <summary>What became of an injected event.</summary>
/// <param name="Id">Identifier of the event.</param>
/// <param name="Accepted">Whether it is in the log.</param>
/// <param name="Tick">Tick with whose offers it takes effect; when it is refused for its tick, the first that it could have.</param>
/// <param name="Reason">Why it was refused; empty when it was accepted.</param>
public readonly record struct EventAnswer(string Id, bool Accepted, long Tick, string Reason);
