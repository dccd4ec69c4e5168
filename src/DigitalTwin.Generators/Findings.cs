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

    public static readonly DiagnosticDescriptor UnreadColumn = TableError(
        "DT0010", "Nothing reads the column {0}: use {1} in a check or a compiler, or say in its meaning that it is for readers");

    public static readonly DiagnosticDescriptor ColumnTwice = TableError(
        "DT0011", "The table {0} has two columns {1}: keep one of the two lines");

    public static readonly DiagnosticDescriptor UnknownTable = TableError(
        "DT0012", "The column {0} is of the table {1}, which tables.csv does not have: add the table there, or correct the name");

    public static readonly DiagnosticDescriptor UnknownColumnType = TableError(
        "DT0013", "The column {0} is of the type {1}, which is none of {2}: write one of them");

    public static readonly DiagnosticDescriptor UnknownTarget = TableError(
        "DT0014", "The column {0} refers to the table '{1}', which tables.csv does not have: write ref:, then the name of a table");

    public static readonly DiagnosticDescriptor BadLine = TableError(
        "DT0015", "The line has {0} cells, but the header of {1} has {2}: add or take away commas, and quote a text that holds one");

    private static DiagnosticDescriptor Error(string id, string text) =>
        new(id, "State that cannot be walked", text, "DigitalTwin.State", DiagnosticSeverity.Error, isEnabledByDefault: true);

    private static DiagnosticDescriptor TableError(string id, string text) =>
        new(id, "Input table that cannot be read", text, "DigitalTwin.Tables", DiagnosticSeverity.Error, isEnabledByDefault: true);
}
