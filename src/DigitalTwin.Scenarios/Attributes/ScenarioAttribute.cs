namespace DigitalTwin.Scenarios.Attributes;

/// <summary>One entry of the attribute dictionary: a column of a table, or a field of scenario.yaml.</summary>
public sealed record ScenarioAttribute
{
    /// <summary>Table of the column.</summary>
    public required string Table { get; init; }

    /// <summary>Name of the column.</summary>
    public required string Column { get; init; }

    /// <summary>What its text represents.</summary>
    public required AttributeType Type { get; init; }

    /// <summary>The words of an enum; empty otherwise.</summary>
    public ImmutableArray<string> Choices { get; init; } = [];

    /// <summary>The table that a reference points into; null otherwise.</summary>
    public string? RefersTo { get; init; }

    /// <summary>Unit; empty where there is none.</summary>
    public required string Unit { get; init; }

    /// <summary>Lower end of the range; null for none.</summary>
    public Bound? Min { get; init; }

    /// <summary>Upper end of the range; null for none.</summary>
    public Bound? Max { get; init; }

    /// <summary>Text that is in for an empty cell; null for none.</summary>
    public string? Default { get; init; }

    /// <summary>Whether a cell must be filled when all layers are merged.</summary>
    public required bool Required { get; init; }

    /// <summary>Whether the column is part of the key of its table.</summary>
    public required bool Key { get; init; }

    /// <summary>What the column means.</summary>
    public required string Meaning { get; init; }

    /// <summary>How the figures of the column are founded in the library's scenarios; null where classes.csv does not say.</summary>
    public ColumnClass? Class { get; init; }

    /// <summary>Whether a cell holds a quantity that changes may multiply.</summary>
    public bool IsNumeric => Type is AttributeType.Number or AttributeType.Integer;

    /// <summary>Whether the column documents a row without changing the model.</summary>
    public bool IsDocumentation => Column is AttributeDictionary.SourceColumn or AttributeDictionary.NoteColumn;
}

/// <summary>
/// How the figures of a column are founded in the library's scenarios, most of them: single rows may differ, and their source says so.
/// </summary>
/// <param name="Name">One of <see cref="Names"/>.</param>
/// <param name="Basis">What they were measured, planned, derived or calibrated on; empty for structural columns without figures.</param>
public sealed record ColumnClass(string Name, string Basis)
{
    /// <summary>The class of names, places, choices and questions, which no measurement decides.</summary>
    public const string Structural = "structural";

    /// <summary>The classes, the best founded first.</summary>
    public static ImmutableArray<string> Names { get; } =
        ["measured", "published plan", "derived by rule", "recalled", "calibrated on", "expert range", Structural];
}

/// <summary>What the text of a cell stands for.</summary>
public enum AttributeType
{
    /// <summary>Any text.</summary>
    Text,

    /// <summary>An identifier: letters, digits and a few signs, no spaces.</summary>
    Id,

    /// <summary>The identifier of a row of another table.</summary>
    Reference,

    /// <summary>A finite decimal number with a point.</summary>
    Number,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A day, written yyyy-MM-dd.</summary>
    Date,

    /// <summary>true or false.</summary>
    Bool,

    /// <summary>One of a few words.</summary>
    Enum,

    /// <summary>The name of a file in the folder series, without its ending.</summary>
    Series,

    /// <summary>Months, such as 11;12;1, or the word all.</summary>
    Months,
}

/// <summary>An end of the range of an attribute.</summary>
/// <param name="Value">The end; days since 0001-01-01 for dates.</param>
/// <param name="Exclusive">Whether the end itself is outside.</param>
/// <param name="Text">The end as people write it.</param>
public sealed record Bound(double Value, bool Exclusive, string Text)
{
    /// <summary>Reads an end as the dictionary writes it: a number or a day, after <c>&gt;</c> or <c>&lt;</c> where it is itself
    /// outside.</summary>
    /// <exception cref="FormatException">The text is neither.</exception>
    public static Bound? Parse(string text, AttributeType type)
    {
        if (text.Length == 0)
            return null;
        bool exclusive = text[0] is '>' or '<';
        string end = exclusive ? text[1..] : text;
        double value = type == AttributeType.Date
            ? DateOnly.ParseExact(end, "yyyy-MM-dd", CultureInfo.InvariantCulture).DayNumber
            : double.Parse(end, NumberStyles.Float, CultureInfo.InvariantCulture);
        return new Bound(value, exclusive, end);
    }
}

/// <summary>The range of an attribute in words.</summary>
internal static class RangeText
{
    /// <summary>Such as <c>above 0 and at most 1 (share)</c>; empty where there is no range.</summary>
    public static string Of(ScenarioAttribute attribute)
    {
        string lower = attribute.Min is { } min ? $"{(min.Exclusive ? "above" : "at least")} {min.Text}" : "";
        string upper = attribute.Max is { } max ? $"{(max.Exclusive ? "below" : "at most")} {max.Text}" : "";
        string range = string.Join(" and ", new[] { lower, upper }.Where(t => t.Length > 0));
        return range.Length == 0 || attribute.Unit.Length == 0 ? range : $"{range} ({attribute.Unit})";
    }
}
