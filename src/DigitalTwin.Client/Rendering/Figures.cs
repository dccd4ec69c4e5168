namespace DigitalTwin.Client.Rendering;

/// <summary>Numbers as people read them in tables.</summary>
internal static class Figures
{
    public static string Of(double value, int decimals) => value.ToString("N" + decimals, CultureInfo.InvariantCulture);

    public static string Of(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Energy with the decimals that its size deserves: a day of a small zone and a year of a large one in one column.</summary>
    public static string Energy(double twh) => Of(twh, Math.Abs(twh) >= 100 ? 0 : Math.Abs(twh) >= 1 ? 1 : 3);

    public static string Share(double part, double whole) => whole > 0 ? Of(100 * part / whole, 1) : "-";

    /// <summary>A residual near zero, by its size.</summary>
    public static string Residual(double value) => value.ToString("0.0E+0", CultureInfo.InvariantCulture);

    public static string Instant(DateTime utc) => utc.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    public static string Span(TimeSpan span) => span.TotalDays >= 1 ? span.ToString(@"d\ \d\ h\:mm\:ss", CultureInfo.InvariantCulture)
        : span.TotalHours >= 1 ? span.ToString(@"h\:mm\:ss", CultureInfo.InvariantCulture)
        : span.ToString(@"m\:ss", CultureInfo.InvariantCulture);
}
