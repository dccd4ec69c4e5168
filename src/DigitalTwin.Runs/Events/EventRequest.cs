namespace DigitalTwin.Runs.Events;

/// <summary>Events that somebody wants a run to take, as they lie in its inbox.</summary>
/// <param name="Name">Name of the file that they come from, for findings.</param>
/// <param name="Text">Their text form.</param>
public sealed record EventRequest(string Name, string Text);
