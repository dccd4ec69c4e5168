namespace DigitalTwin.Studies.Bottlenecks;

/// <summary>A figure that was made equal for all countries.</summary>
/// <param name="Group">The group of rows that it belongs to.</param>
/// <param name="Figure">Table and column, with the track, technology or kind of fab that it holds for.</param>
/// <param name="Gates">Bottlenecks that it bears on.</param>
/// <param name="Unit">Unit of the values.</param>
/// <param name="From">What it was, by country: the mean of the country's rows.</param>
/// <param name="To">What it is now, in all countries.</param>
public sealed record HarmonisedRow(
    string Group, string Figure, string Gates, string Unit, IReadOnlyDictionary<string, double> From, double To);
