namespace DigitalTwin.Scenarios.Attributes;

/// <summary>What the text of a cell represents.</summary>
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
