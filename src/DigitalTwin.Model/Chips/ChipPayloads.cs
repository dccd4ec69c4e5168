using DigitalTwin.Model.Members;

namespace DigitalTwin.Model.Chips;

/// <summary>A site asks its operator for accelerators.</summary>
/// <param name="Need">What it needs.</param>
[Payload(1)]
public sealed record NeedPayload(AcceleratorNeed Need) : Payload;

/// <summary>An operator orders accelerators of a fab for a site.</summary>
/// <param name="Order">What it orders.</param>
[Payload(2)]
public sealed record OrderPayload(AcceleratorOrder Order) : Payload;

/// <summary>A fab has shipped accelerators to a site.</summary>
/// <param name="Shipment">What it shipped.</param>
[Payload(3)]
public sealed record ShipmentPayload(Shipment Shipment) : Payload;

/// <summary>An operator or a fab reports to a site the state of the accelerators that it has asked for.</summary>
/// <param name="Pipeline">Their state.</param>
[Payload(11)]
public sealed record PipelinePayload(ChipPipeline Pipeline) : Payload;

/// <summary>A logic or memory fab hands parts to a packaging fab.</summary>
/// <param name="Parts">The parts.</param>
[Payload(12)]
public sealed record PartsPayload(FabParts Parts) : Payload;
