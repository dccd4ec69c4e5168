namespace DigitalTwin.Model.Compute;

/// <summary>A site asks its operator for accelerators.</summary>
/// <param name="Site">Identifier of the datacenter.</param>
/// <param name="Accelerator">Accelerator family.</param>
/// <param name="Count">Accelerators, above zero.</param>
public readonly record struct AcceleratorNeed(string Site, string Accelerator, long Count);
