namespace DigitalTwin.Grains.Wire;

/// <summary>Events that somebody wants a run to take.</summary>
/// <param name="Name">Where they come from, for findings.</param>
/// <param name="Text">Their text form (docs/reference/events.md).</param>
[GenerateSerializer, Immutable, Alias(Aliases.InjectCall)]
public sealed record InjectCall([property: Id(0)] string Name, [property: Id(1)] string Text);
