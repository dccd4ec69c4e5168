namespace DigitalTwin.Model.Chips;

/// <summary>An accelerator family.</summary>
/// <param name="Id">Identifier, such as <c>h100-sxm</c>.</param>
/// <param name="SystemWatts">Power of a chip with its share of the server, W, before cooling.</param>
/// <param name="Fp8DenseTflops">Dense 8-bit throughput, TFLOP/s (16-bit times two where 8-bit is not published).</param>
/// <param name="PriceUsd">Price of a chip, USD.</param>
[State]
public sealed partial record AcceleratorSpec(
    [State("accelerator")] string Id, double SystemWatts, double Fp8DenseTflops, double PriceUsd)
{
    /// <summary>Stacks of high-bandwidth memory in a package; zero where memory is not modelled.</summary>
    public int MemoryStacks { get; init; }

    /// <summary>Packages from a packaging wafer if every one were good; zero where packaging is not modelled.</summary>
    public double PackagesPerWafer { get; init; }

    /// <summary>Product class that export rules speak of; empty for what no rule touches.</summary>
    public string ExportClass { get; init; } = "";

    /// <summary>Who designs it: an operator that plans for one family of a designer buys whichever of them is best.</summary>
    public string Designer { get; init; } = "";

    /// <summary>First tick in which it can be ordered.</summary>
    public long VolumeTick { get; init; } = long.MinValue;

    /// <summary>Whether it is sold to operators that planned for another designer's.</summary>
    public bool IsMerchant { get; init; } = true;
}
