namespace DigitalTwin.Scenarios;

/// <summary>A source, and the rows of a table that name it.</summary>
/// <param name="Source">The text of the column <c>source</c>.</param>
/// <param name="Rows">Rows.</param>
public sealed record SourceCount(string Source, int Rows);
