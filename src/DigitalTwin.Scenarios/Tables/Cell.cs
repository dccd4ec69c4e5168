using DigitalTwin.Scenarios.Findings;

namespace DigitalTwin.Scenarios.Tables;

/// <summary>The text of a cell and where it was written: the layer that gave it last.</summary>
/// <param name="Text">The text, trimmed; empty for an empty cell.</param>
/// <param name="At">File and line of the text.</param>
internal readonly record struct Cell(string Text, SourceLine At);
