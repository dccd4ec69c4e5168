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

/// <summary>A kind of event that can be injected.</summary>
/// <param name="Name">Name.</param>
/// <param name="Value">What its value is, with unit; null where it has none.</param>
/// <param name="Least">Least value.</param>
/// <param name="Most">Most.</param>
/// <param name="Default">Value where none is given; null where one must be.</param>
/// <param name="Subject">fuel, policy, metric, campus or load where it needs one; empty otherwise.</param>
/// <param name="Lasts">Whether it may have a duration.</param>
/// <param name="Targets">Kinds of entity that it may reach.</param>
public sealed record EventKindDocument(
    string Name, string? Value, double? Least, double? Most, double? Default, string Subject, bool Lasts, IReadOnlyList<string> Targets);
