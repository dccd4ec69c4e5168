using DigitalTwin.Model.BuildOut;
using DigitalTwin.Model.Compute;
using DigitalTwin.Model.Events;
using DigitalTwin.Protocol.Members;

namespace DigitalTwin.Protocol.Messages;

/// <summary>An injected event reaches an entity. It is taken after the last tick was settled and before the next is offered for.</summary>
/// <param name="Imposition">What it imposes.</param>
[Payload(5)]
public sealed record EventPayload(Imposition Imposition) : Payload;

/// <summary>A member leaves the grid that is told, after it has settled the last tick.</summary>
/// <param name="Member">Identifier of the member.</param>
[Payload(7)]
public sealed record RetirementPayload(string Member) : Payload;
