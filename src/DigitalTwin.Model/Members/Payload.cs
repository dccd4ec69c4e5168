using DigitalTwin.Model.Events;

namespace DigitalTwin.Model.Members;

/// <summary>An injected event reaches an entity. It is taken after the last tick was settled and before the next is offered for.</summary>
/// <param name="Imposition">What it imposes.</param>
[Payload(5)]
public sealed record EventPayload(ActiveEffect Imposition) : Payload;

/// <summary>A member leaves the grid that is named, after it has settled the last tick.</summary>
/// <param name="Member">Identifier of the member.</param>
[Payload(7)]
public sealed record RetirementPayload(string Member) : Payload;

/// <summary>What a message says. Immutable.</summary>
public abstract partial record Payload;

/// <summary>Gives a payload the number of its kind, by which messages name it in bytes; the generator writes its walk.</summary>
/// <param name="kind">The number, above zero. Numbers are never used again.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class PayloadAttribute(int kind) : Attribute
{
    /// <summary>The number of the kind.</summary>
    public int Kind { get; } = kind;
}
