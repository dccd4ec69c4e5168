using DigitalTwin.Model.State;

namespace DigitalTwin.Model.Compute;

/// <summary>A site asks its operator for accelerators.</summary>
/// <param name="Site">Identifier of the datacenter.</param>
/// <param name="Accelerator">Accelerator family.</param>
/// <param name="Count">Accelerators, above zero.</param>
/// <param name="Country">Code of the site's country; empty where none is known.</param>
[State]
public readonly partial record struct AcceleratorNeed(string Site, string Accelerator, long Count, string Country = "");
