using DigitalTwin.Model.Members;

namespace DigitalTwin.Model.Chips;

/// <summary>A site asks its operator for accelerators.</summary>
/// <param name="Site">Identifier of the datacenter.</param>
/// <param name="Accelerator">Family that the site is planned for.</param>
/// <param name="Count">Accelerators of that family, above zero; the operator may order others for their places.</param>
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
/// <param name="PlacesEach">Places of the site that one fills: its power over that of the family that the site is planned for.</param>
[State]
public readonly partial record struct AcceleratorOrder(
    string Fab, string Site, long Count, string Accelerator = "", string Country = "", double PlacesEach = 1);

/// <summary>An operator orders accelerators of a fab for a site.</summary>
[Payload(2)]
public sealed record OrderPayload(AcceleratorOrder Order) : Payload;

/// <summary>A fab as an operator sees it.</summary>
/// <param name="Fab">Identifier of the fab.</param>
/// <param name="Accelerator">Accelerator family that it makes.</param>
/// <param name="Weight">Its share in orders of that family follows this path: accelerators a month, or any measure of size.</param>
public sealed record FabSource(string Fab, string Accelerator, DatedPath Weight)
{
    /// <summary>Share of it that becomes accelerators, over time; null for all.</summary>
    public DatedPath? AiShare { get; init; }

    /// <summary>Good accelerators from one unit of it.</summary>
    public double Each { get; init; } = 1;

    /// <summary>Accelerators that it makes in a tick's month, or its measure of size.</summary>
    public double SizeAt(long tick) => Math.Max(0, Weight.At(tick)) * (AiShare is null ? 1 : Math.Clamp(AiShare.At(tick), 0, 1)) * Each;
}

/// <summary>A fab ships accelerators to a site.</summary>
/// <param name="Site">Identifier of the datacenter.</param>
/// <param name="Count">Accelerators, above zero.</param>
/// <param name="ArrivalTick">Tick at whose beginning they stand in the site's stock.</param>
/// <param name="Accelerator">Their family; empty for that which the site is planned for.</param>
[State]
public readonly partial record struct Shipment(string Site, long Count, long ArrivalTick, string Accelerator = "");

/// <summary>A fab has shipped accelerators to a site.</summary>
[Payload(3)]
public sealed record ShipmentPayload(Shipment Shipment) : Payload;
