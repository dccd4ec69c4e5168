using DigitalTwin.Scenarios.Findings;
using DigitalTwin.Scenarios.Text;

namespace DigitalTwin.Scenarios.Reading;

/// <summary>What a change does to a column.</summary>
internal enum ChangeVerb
{
    /// <summary>The column takes a value.</summary>
    Set,

    /// <summary>The column's value is multiplied.</summary>
    Multiply,

    /// <summary>An amount is added to the column's value.</summary>
    Add,
}

/// <summary>An entry under changes:.</summary>
internal sealed record ChangeEntry
{
    /// <summary>Where the entry begins.</summary>
    public required SourceLine At { get; init; }

    /// <summary>Table whose rows change.</summary>
    public required YamlScalar Table { get; init; }

    /// <summary>Columns and the values of which one must hold; empty for every row.</summary>
    public required IReadOnlyList<ChangeCondition> Where { get; init; }

    /// <summary>What is done.</summary>
    public required ChangeVerb Verb { get; init; }

    /// <summary>Columns and operands.</summary>
    public required IReadOnlyList<ChangeOperand> Operands { get; init; }
}

/// <summary>A condition on a row: a column holds one of some values.</summary>
internal sealed record ChangeCondition(YamlScalar Column, IReadOnlyList<YamlScalar> Values);

/// <summary>A column and the value it is set to, multiplied by or raised by.</summary>
internal sealed record ChangeOperand(YamlScalar Column, YamlScalar Value);
