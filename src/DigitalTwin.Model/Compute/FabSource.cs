using DigitalTwin.Model.Time;

namespace DigitalTwin.Model.Compute;

/// <summary>A fab as an operator sees it.</summary>
/// <param name="Fab">Identifier of the fab.</param>
/// <param name="Accelerator">Accelerator family that it makes.</param>
/// <param name="Weight">Its share in orders of that family follows this path: accelerators a month, or any measure of size.</param>
public sealed record FabSource(string Fab, string Accelerator, DatedPath Weight);
