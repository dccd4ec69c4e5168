using System.Globalization;

namespace DigitalTwin.Runs.Events;

/// <summary>The values that a field may have.</summary>
/// <param name="Least">Least value.</param>
/// <param name="Most">Most value.</param>
/// <param name="Unit">What the value is, with its unit.</param>
public sealed record ValueRange(double Least, double Most, string Unit)
{
    /// <summary>Whether <see cref="Most"/> itself lies outside.</summary>
    public bool BelowMost { get; init; }

    /// <summary>Whether a value lies inside; NaN and infinity never do.</summary>
    public bool Holds(double value) => value >= Least && (value < Most || (!BelowMost && value <= Most));

    /// <inheritdoc/>
    public override string ToString() => Least.Equals(double.MinValue)
        ? Unit
        : string.Create(CultureInfo.InvariantCulture, $"at least {Least:R} and {(BelowMost ? "below" : "at most")} {Most:R}: {Unit}");
}
