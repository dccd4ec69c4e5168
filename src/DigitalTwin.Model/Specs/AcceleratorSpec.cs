namespace DigitalTwin.Model.Specs;

/// <summary>An accelerator family.</summary>
/// <param name="Id">Identifier, such as <c>h100-sxm</c>.</param>
/// <param name="SystemWatts">Power of a chip with its share of the server, W, before cooling.</param>
/// <param name="Fp8DenseTflops">Dense 8-bit throughput, TFLOP/s (16-bit times two where 8-bit is not published).</param>
/// <param name="PriceUsd">Price of a chip, USD.</param>
public sealed record AcceleratorSpec(string Id, double SystemWatts, double Fp8DenseTflops, double PriceUsd);
