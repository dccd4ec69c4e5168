using Microsoft.CodeAnalysis;

namespace DigitalTwin.Generators;

/// <summary>What the generators say when they cannot do what was asked.</summary>
internal static class Findings
{
    public static readonly DiagnosticDescriptor NotPartial = Error(
        "DT0001", "{0} is marked [State] and is not partial: write 'partial' before class, struct or record, and on the types around it");

    public static readonly DiagnosticDescriptor Unmarked = Error(
        "DT0002",
        "{0} can change and is neither [State] nor [NotState]: write [State] if anything later depends on it, [NotState(\"why\")] if not");

    public static readonly DiagnosticDescriptor UnknownType = Error(
        "DT0003",
        "{0} is of type {1}, which has no walk: mark that type [State], or name a method that walks the member: [State(By = nameof(..))]");

    public static readonly DiagnosticDescriptor ManyParts = Error(
        "DT0004", "The [State] members of {0} stand in more than one file, so that their order is not clear: move them into one part");

    public static readonly DiagnosticDescriptor NotSettable = Error(
        "DT0005", "{0} is of type {1} and cannot be set: a state that is read could not be put back; give it a setter");

    public static readonly DiagnosticDescriptor SameNumber = Error(
        "DT0006", "{0} and {1} are both payloads of kind {2}: numbers are never used again, give the newer one the next free number");

    public static readonly DiagnosticDescriptor NoKind = Error(
        "DT0007",
        "{0} is marked [Payload] and must be a sealed record with positional members that derives from an abstract record with kinds");

    private static DiagnosticDescriptor Error(string id, string text) =>
        new(id, "State that cannot be walked", text, "DigitalTwin.State", DiagnosticSeverity.Error, isEnabledByDefault: true);
}
