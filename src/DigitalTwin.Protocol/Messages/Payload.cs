using DigitalTwin.Model.Compute;
using DigitalTwin.Model.Events;
using DigitalTwin.Protocol.Members;

namespace DigitalTwin.Protocol.Messages;

/// <summary>What a message says. Immutable.</summary>
public abstract record Payload;

/// <summary>A site asks its operator for accelerators.</summary>
/// <param name="Need">What it needs.</param>
public sealed record NeedPayload(AcceleratorNeed Need) : Payload;

/// <summary>An operator orders accelerators of a fab for a site.</summary>
/// <param name="Order">What it orders.</param>
public sealed record OrderPayload(AcceleratorOrder Order) : Payload;

/// <summary>A fab has shipped accelerators to a site.</summary>
/// <param name="Shipment">What it shipped.</param>
public sealed record ShipmentPayload(Shipment Shipment) : Payload;

/// <summary>A grid reports a tick to its country.</summary>
/// <param name="Totals">Sums of the tick.</param>
public sealed record TotalsPayload(GridTotals Totals) : Payload;

/// <summary>An injected event reaches an entity. It is taken after the last tick was settled and before the next is offered for.</summary>
/// <param name="Imposition">What it imposes.</param>
public sealed record EventPayload(Imposition Imposition) : Payload;

/// <summary>A member joins the grid that is told.</summary>
/// <param name="Birth">What it is made of.</param>
public sealed record BirthPayload(MemberBirth Birth) : Payload;

/// <summary>A member leaves the grid that is told, after it has settled the last tick.</summary>
/// <param name="Member">Identifier of the member.</param>
public sealed record RetirementPayload(string Member) : Payload;
