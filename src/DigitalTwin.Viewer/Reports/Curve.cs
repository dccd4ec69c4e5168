namespace DigitalTwin.Viewer.Reports;

/// <summary>A series of a plot: a value for each step of its time axis.</summary>
/// <param name="Name">Name in the key.</param>
/// <param name="Colour">Colour, as CSS.</param>
/// <param name="Values">Values.</param>
/// <param name="Least">Least of the hours in each step; null where it is not shown.</param>
/// <param name="Most">Most of the hours in each step; null where it is not shown.</param>
internal sealed record Curve(
    string Name, string Colour, IReadOnlyList<double> Values, IReadOnlyList<double>? Least = null, IReadOnlyList<double>? Most = null);
