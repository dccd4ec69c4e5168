using DigitalTwin.Model.State;

namespace DigitalTwin.Model.Compute;

/// <summary>A fab ships accelerators to a site.</summary>
/// <param name="Site">Identifier of the datacenter.</param>
/// <param name="Count">Accelerators, above zero.</param>
/// <param name="ArrivalTick">Tick at whose beginning they stand in the site's stock.</param>
[State]
public readonly partial record struct Shipment(string Site, long Count, long ArrivalTick);
