namespace DigitalTwin.Model.Compute;

/// <summary>A site asks its operator for accelerators.</summary>
/// <param name="Site">Identifier of the datacenter.</param>
/// <param name="Accelerator">Accelerator family.</param>
/// <param name="Count">Accelerators, above zero.</param>
public readonly record struct AcceleratorNeed(string Site, string Accelerator, long Count);

/// <summary>An operator orders accelerators of a fab for a site.</summary>
/// <param name="Fab">Identifier of the fab.</param>
/// <param name="Site">Identifier of the datacenter.</param>
/// <param name="Count">Accelerators, above zero.</param>
public readonly record struct AcceleratorOrder(string Fab, string Site, long Count);

/// <summary>A fab ships accelerators to a site.</summary>
/// <param name="Site">Identifier of the datacenter.</param>
/// <param name="Count">Accelerators, above zero.</param>
/// <param name="ArrivalTick">Tick at whose beginning they stand in the site's stock.</param>
public readonly record struct Shipment(string Site, long Count, long ArrivalTick);
