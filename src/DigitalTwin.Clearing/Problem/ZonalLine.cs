namespace DigitalTwin.Clearing.Problem;

/// <summary>A line, or a bundle of lines, between two zones.</summary>
/// <param name="From">Index of the zone at the sending end of a positive flow.</param>
/// <param name="To">Index of the zone at the receiving end of a positive flow; differs from <paramref name="From"/>.</param>
/// <param name="ReactancePu">
/// Reactance of an AC line, per unit, above zero: cycles made of such lines obey Kirchhoff's voltage law.
/// Null for a line whose flow is controlled or whose limit already holds loop flow.
/// </param>
/// <param name="Id">Name that orders parallel lines independently of the order of input; may be empty.</param>
public readonly record struct ZonalLine(int From, int To, double? ReactancePu = null, string Id = "");
