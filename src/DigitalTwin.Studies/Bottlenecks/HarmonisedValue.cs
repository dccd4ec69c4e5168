namespace DigitalTwin.Studies.Bottlenecks;

/// <summary>A figure of one row.</summary>
/// <param name="Country">Code of the country that the row is of.</param>
/// <param name="Value">The figure.</param>
/// <param name="Weight">How much it counts in a mean, at least zero.</param>
internal readonly record struct HarmonisedValue(string Country, double Value, double Weight = 1);
