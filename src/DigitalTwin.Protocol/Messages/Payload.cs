namespace DigitalTwin.Protocol.Messages;

/// <summary>What a message says. Immutable.</summary>
public abstract record Payload;

/// <summary>A site tells its operator that it could use more accelerators.</summary>
/// <param name="Family">Accelerator family.</param>
/// <param name="Count">Accelerators wanted and not yet ordered, above zero.</param>
public sealed record AcceleratorNeed(string Family, long Count) : Payload;

/// <summary>An operator orders accelerators for a site.</summary>
/// <param name="Site">Site that receives them.</param>
/// <param name="Family">Accelerator family.</param>
/// <param name="Count">Accelerators, above zero.</param>
public sealed record AcceleratorOrder(string Site, string Family, long Count) : Payload;

/// <summary>A fab has shipped accelerators to a site.</summary>
/// <param name="Family">Accelerator family.</param>
/// <param name="Count">Accelerators, above zero.</param>
/// <param name="ArrivalTick">Tick at whose end they stand at the site.</param>
public sealed record Shipment(string Family, long Count, long ArrivalTick) : Payload;

/// <summary>A grid reports a tick to its country.</summary>
/// <param name="ServedMwh">Load served.</param>
/// <param name="UnservedMwh">Firm load not served.</param>
/// <param name="Co2Tonnes">Emissions.</param>
/// <param name="CostUsd">Cost of supply.</param>
public sealed record GridTotals(double ServedMwh, double UnservedMwh, double Co2Tonnes, double CostUsd) : Payload;
