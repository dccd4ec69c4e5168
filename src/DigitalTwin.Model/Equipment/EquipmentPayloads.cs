using DigitalTwin.Model.Members;

namespace DigitalTwin.Model.Equipment;

/// <summary>A good of which the world makes only so much is ordered.</summary>
/// <param name="Order">The order.</param>
[Payload(13)]
public sealed record SupplyOrderPayload(SupplyOrder Order) : Payload;

/// <summary>The turbine suppliers report to an operator when they could deliver.</summary>
/// <param name="Prospect">What they report.</param>
[Payload(18)]
public sealed record SupplyProspectPayload(SupplyProspect Prospect) : Payload;

/// <summary>A good of which the world makes only so much is delivered.</summary>
/// <param name="Order">The order that is served.</param>
[Payload(14)]
public sealed record DeliveryPayload(SupplyOrder Order) : Payload;
