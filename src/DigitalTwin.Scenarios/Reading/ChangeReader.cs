using DigitalTwin.Scenarios.Attributes;
using DigitalTwin.Scenarios.Findings;
using DigitalTwin.Scenarios.Text;

namespace DigitalTwin.Scenarios.Reading;

/// <summary>Reads the entries under changes: of a scenario.yaml.</summary>
internal static class ChangeReader
{
    private const string Form = "Write {table: lines, where: {id: A>B}, multiply: {forward_mw: 2}}.";
    private const string Everything = "all";

    /// <summary>The usable entries; what is wrong with the others goes to the log.</summary>
    public static IEnumerable<ChangeEntry> Read(YamlNode node, string shown, FindingLog log)
    {
        if (node is YamlScalar { Text.Length: 0 })
            yield break;
        if (node is not YamlList list)
        {
            log.Error("bad-change", new SourceLine(shown, node.Line), "changes", "changes is not a list.", Form);
            yield break;
        }

        foreach (YamlNode item in list.Items)
        {
            if (ToEntry(item, shown, log) is { } entry)
                yield return entry;
        }
    }

    private static ChangeEntry? ToEntry(YamlNode item, string shown, FindingLog log)
    {
        SourceLine at = new(shown, item.Line);
        if (item is not YamlMap map)
        {
            log.Error("bad-change", at, "changes", "An entry under changes is not a map.", Form);
            return null;
        }

        TableSchema schema = AttributeDictionary.Shared["change"];
        foreach (YamlEntry entry in map.Entries.Where(e => schema.IndexOf(e.Key.Text) < 0))
            HeadReader.UnknownField(schema, entry.Key, shown, log);
        if (map.Find("table") is not YamlScalar { Text.Length: > 0 } table)
        {
            log.Error("bad-change", at, "table", "The change names no table.", Form);
            return null;
        }

        IReadOnlyList<ChangeCondition>? where = Where(map.Find("where"), at, log);
        (ChangeVerb Verb, IReadOnlyList<ChangeOperand> Operands)? action = Action(map, at, log);
        if (where is null || action is null)
            return null;
        return new ChangeEntry { At = at, Table = table, Where = where, Verb = action.Value.Verb, Operands = action.Value.Operands };
    }

    private static List<ChangeCondition>? Where(YamlNode? node, SourceLine at, FindingLog log)
    {
        if (node is YamlScalar { Text: Everything })
            return [];
        if (node is not YamlMap { Entries.Count: > 0 } map)
        {
            log.Error("bad-change", at, "where", "The change does not say which rows it is for.",
                "Write where: {column: value}, or where: all for every row.");
            return null;
        }

        List<ChangeCondition> conditions = [];
        foreach (YamlEntry entry in map.Entries)
        {
            YamlScalar[] values = entry.Value switch
            {
                YamlScalar scalar => [scalar],
                YamlList list => [.. list.Items.OfType<YamlScalar>()],
                _ => [],
            };
            conditions.Add(new ChangeCondition(entry.Key, values));
        }

        return conditions;
    }

    private static (ChangeVerb Verb, IReadOnlyList<ChangeOperand> Operands)? Action(YamlMap map, SourceLine at, FindingLog log)
    {
        (string Name, ChangeVerb Verb)[] verbs = [("set", ChangeVerb.Set), ("multiply", ChangeVerb.Multiply), ("add", ChangeVerb.Add)];
        (string Name, ChangeVerb Verb)[] given = [.. verbs.Where(v => map.Find(v.Name) is not null)];
        if (given.Length != 1)
        {
            string problem = given.Length == 0 ? "The change does nothing." : "The change does several things at once.";
            log.Error("bad-change", at, "set", problem, "Give exactly one of set, multiply and add; write several changes for several.");
            return null;
        }

        if (map.Find(given[0].Name) is not YamlMap { Entries.Count: > 0 } operands || operands.Entries.Any(e => e.Value is not YamlScalar))
        {
            log.Error("bad-change", at, given[0].Name, $"{given[0].Name} is not a map of columns to values.", Form);
            return null;
        }

        return (given[0].Verb, [.. operands.Entries.Select(e => new ChangeOperand(e.Key, (YamlScalar)e.Value))]);
    }
}

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
