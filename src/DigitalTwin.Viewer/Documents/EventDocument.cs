namespace DigitalTwin.Viewer.Documents;

/// <summary>An event in a run's log.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="Tick">Tick with whose offers it takes effect.</param>
/// <param name="Utc">Its instant.</param>
/// <param name="Kind">What it imposes, or birth or retirement.</param>
/// <param name="Target">What it reaches.</param>
/// <param name="Subject">Fuel, policy, metric or line that it is about; empty for none.</param>
/// <param name="Value">How much.</param>
/// <param name="Hours">Hours that it holds; null for good.</param>
public sealed record EventDocument(
    string Id, long Tick, DateTime Utc, string Kind, string Target, string Subject, double Value, long? Hours);
