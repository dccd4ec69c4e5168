namespace DigitalTwin.Studies.BackTests;

/// <summary>
/// Months from first mark to first power of the tracked sites that had no power when the back-test begins, by the product-limit estimate:
/// sites that still wait count for as long as they have, and those that were marked before count from its beginning on.
/// </summary>
/// <param name="Reused">Whether they stand in buildings that had their connection.</param>
/// <param name="Sites">How many.</param>
/// <param name="Known">Months in which a quarter, half and three quarters had power; null where that share was not reached.</param>
/// <param name="Modelled">The same as the model has it.</param>
public sealed record BackTestWait(bool Reused, int Sites, WaitQuartiles Known, WaitQuartiles Modelled);

/// <summary>Quartiles of a wait, months; null where so many had not come to its end.</summary>
/// <param name="P25">A quarter had waited no longer.</param>
/// <param name="P50">Half of them.</param>
/// <param name="P75">Three quarters of them.</param>
public sealed record WaitQuartiles(double? P25, double? P50, double? P75)
{
    /// <summary>The quartiles of a product-limit estimate.</summary>
    internal static WaitQuartiles Of(ProductLimit waits) => new(waits.Quantile(0.25), waits.Quantile(0.5), waits.Quantile(0.75));
}
