namespace DigitalTwin.Scenarios.Findings;

/// <summary>A place in a scenario's files.</summary>
/// <param name="File">File with its scenario folder and forward slashes, such as <c>two-zones/zones.csv</c>.</param>
/// <param name="Line">Line, 1 for the first; 0 for the file as a whole.</param>
public readonly record struct SourceLine(string File, int Line);
