using DigitalTwin.Model.Members;

namespace DigitalTwin.Model.Chips;

/// <summary>A site asks its operator for accelerators.</summary>
/// <param name="Site">Identifier of the datacenter.</param>
/// <param name="Accelerator">Accelerator family.</param>
/// <param name="Count">Accelerators, above zero.</param>
/// <param name="Country">Code of the site's country; empty where none is known.</param>
[State]
public readonly partial record struct AcceleratorNeed(string Site, string Accelerator, long Count, string Country = "");

/// <summary>A site asks its operator for accelerators.</summary>
[Payload(1)]
public sealed record NeedPayload(AcceleratorNeed Need) : Payload;

/// <summary>An operator orders accelerators of a fab for a site.</summary>
/// <param name="Fab">Identifier of the fab.</param>
/// <param name="Site">Identifier of the datacenter.</param>
/// <param name="Count">Accelerators, above zero.</param>
/// <param name="Accelerator">Accelerator family.</param>
/// <param name="Country">Code of the site's country; empty where none is known.</param>
[State]
public readonly partial record struct AcceleratorOrder(string Fab, string Site, long Count, string Accelerator = "", string Country = "");

/// <summary>An operator orders accelerators of a fab for a site.</summary>
[Payload(2)]
public sealed record OrderPayload(AcceleratorOrder Order) : Payload;

/// <summary>A fab as an operator sees it.</summary>
/// <param name="Fab">Identifier of the fab.</param>
/// <param name="Accelerator">Accelerator family that it makes.</param>
/// <param name="Weight">Its share in orders of that family follows this path: accelerators a month, or any measure of size.</param>
public sealed record FabSource(string Fab, string Accelerator, DatedPath Weight);

/// <summary>A fab ships accelerators to a site.</summary>
/// <param name="Site">Identifier of the datacenter.</param>
/// <param name="Count">Accelerators, above zero.</param>
/// <param name="ArrivalTick">Tick at whose beginning they stand in the site's stock.</param>
[State]
public readonly partial record struct Shipment(string Site, long Count, long ArrivalTick);

/// <summary>A fab has shipped accelerators to a site.</summary>
[Payload(3)]
public sealed record ShipmentPayload(Shipment Shipment) : Payload;
