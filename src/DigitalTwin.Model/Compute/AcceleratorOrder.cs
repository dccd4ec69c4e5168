using DigitalTwin.Model.State;

namespace DigitalTwin.Model.Compute;

/// <summary>An operator orders accelerators of a fab for a site.</summary>
/// <param name="Fab">Identifier of the fab.</param>
/// <param name="Site">Identifier of the datacenter.</param>
/// <param name="Count">Accelerators, above zero.</param>
/// <param name="Accelerator">Accelerator family.</param>
/// <param name="Country">Code of the site's country; empty where none is known.</param>
[State]
public readonly partial record struct AcceleratorOrder(string Fab, string Site, long Count, string Accelerator = "", string Country = "");
