using DigitalTwin.Model.Chips;

namespace DigitalTwin.Model.Datacenters;

/// <summary>
/// Hours from each stage of the chip token to the site as people expect them: used only to say which of two missing tokens comes later.
/// Assumption: wafers 150 days, packaging 30 days, shipping 14 days.
/// </summary>
public static class UsualDelays
{
    private const long Shipping = 14 * 24;
    private const long Packaging = Shipping + 30 * 24;
    private const long Wafers = Packaging + 150 * 24;
    private const long HalfAYear = 4380;
    private const long NobodyKnows = 10 * 8760;
    private static readonly long[] Hours = [Wafers, Wafers + HalfAYear, NobodyKnows, Wafers, Wafers, Packaging, Shipping, 0];

    /// <summary>By <see cref="ChipStage"/>.</summary>
    public static ReadOnlySpan<long> ByChipStage => Hours;
}
