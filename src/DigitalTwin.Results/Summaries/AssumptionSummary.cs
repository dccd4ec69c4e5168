namespace DigitalTwin.Results.Summaries;

/// <summary>Counts of the scenario's inputs by how they are known.</summary>
/// <param name="Rows">Rows of all tables.</param>
/// <param name="Assumed">Rows whose source is an assumption, recalled or calibrated.</param>
public sealed record AssumptionSummary(int Rows, int Assumed);
