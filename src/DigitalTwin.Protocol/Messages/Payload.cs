using DigitalTwin.Model.Compute;

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
