namespace DigitalTwin.Viewer.Documents;

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
