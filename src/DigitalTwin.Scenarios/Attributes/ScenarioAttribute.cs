using System.Collections.Immutable;

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

    /// <summary>Whether a cell holds a quantity that changes may multiply.</summary>
    public bool IsNumeric => Type is AttributeType.Number or AttributeType.Integer;

    /// <summary>Whether the column documents a row without changing the model.</summary>
    public bool IsDocumentation => Column is AttributeDictionary.SourceColumn or AttributeDictionary.NoteColumn;
}
