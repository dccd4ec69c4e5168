using DigitalTwin.Results.Compute;

namespace DigitalTwin.Studies.BackTests;

/// <summary>Quartiles of a wait, months; null where so many had not come to its end.</summary>
/// <param name="P25">A quarter had waited no longer.</param>
/// <param name="P50">Half of them.</param>
/// <param name="P75">Three quarters of them.</param>
public sealed record WaitQuartiles(double? P25, double? P50, double? P75)
{
    /// <summary>The quartiles of a product-limit estimate.</summary>
    internal static WaitQuartiles Of(ProductLimit waits) => new(waits.Quantile(0.25), waits.Quantile(0.5), waits.Quantile(0.75));
}
