using DigitalTwin.Scenarios.Attributes;
using DigitalTwin.Scenarios.Findings;
using DigitalTwin.Scenarios.Reading;
using DigitalTwin.Scenarios.Tables;
using DigitalTwin.Scenarios.Text;

namespace DigitalTwin.Scenarios.Layers;

/// <summary>Applies the entries under changes: of a layer to the merged tables.</summary>
internal sealed class ChangeApplication(ScenarioTables tables, FindingLog log)
{
    /// <summary>Applies one change to every row that its conditions hold for.</summary>
    public void Apply(ChangeEntry change)
    {
        if (TableOf(change) is not { } table)
            return;
        ChangeConditions? conditions = ChangeConditions.Read(change, table, tables, log);
        bool[] operands = [.. change.Operands.Select(o => CheckOperand(change, table.Schema, o))];
        if (conditions is null || operands.Contains(false))
            return;
        ScenarioRow[] rows = [.. table.Rows.Where(conditions.Hold)];
        if (rows.Length == 0 && !table.Damaged)
            log.Error("change-matches-nothing", change.At, "where", $"No row of {table.Schema.Name} meets all conditions.",
                "Loosen the conditions; each is met by some row alone.");
        foreach (ScenarioRow row in rows)
        {
            foreach (ChangeOperand operand in change.Operands)
                ApplyTo(row, table.Schema, change, operand);
        }
    }

    private ScenarioTable? TableOf(ChangeEntry change)
    {
        AttributeDictionary dictionary = AttributeDictionary.Shared;
        if (dictionary.Find(change.Table.Text) is { IsYaml: false } schema)
            return tables[schema.Name];
        IEnumerable<string> known = dictionary.Tables.Select(t => t.Name);
        string fix = Suggestion.For(change.Table.Text, known, $"The tables are {string.Join(", ", known)}.");
        log.Error("unknown-table", Place(change, change.Table), "table", $"There is no table {change.Table.Text}.", fix);
        return null;
    }

    private bool CheckOperand(ChangeEntry change, TableSchema schema, ChangeOperand operand)
    {
        string name = operand.Column.Text;
        SourceLine at = Place(change, operand.Column);
        int index = schema.IndexOf(name);
        if (index < 0 || name == AttributeDictionary.RemoveColumn)
        {
            string fix = Suggestion.For(
                name, schema.Columns.Select(c => c.Column),
                $"The columns of {schema.Name} are {string.Join(", ", schema.Columns.Select(c => c.Column))}.");
            log.Error("unknown-column", at, name, $"The table {schema.Name} has no column {name} that can change.", fix);
        }
        else if (schema.Columns[index].Key)
        {
            log.Error("bad-change", at, name, $"{name} is part of the key of {schema.Name}.",
                "Keys do not change: remove the row in a table of this scenario and add another.");
        }
        else if (change.Verb != ChangeVerb.Set && !schema.Columns[index].IsNumeric)
        {
            log.Error("bad-change", at, name, $"{name} is not a number.", "Use set.");
        }
        else if (change.Verb != ChangeVerb.Set && !NumberText.TryParse(operand.Value.Text, out _))
        {
            log.Error("bad-number", Place(change, operand.Value), name, $"{operand.Value.Text} is not a number.",
                "Write a number with a point, such as 1.5.");
        }
        else
        {
            return true;
        }

        return false;
    }

    private void ApplyTo(ScenarioRow row, TableSchema schema, ChangeEntry change, ChangeOperand operand)
    {
        int index = schema.Require(operand.Column.Text);
        string? text = change.Verb == ChangeVerb.Set ? operand.Value.Text : Computed(row, schema, index, change, operand);
        if (text is null)
            return;
        row.Cells[index] = new Cell(text.Trim(), Place(change, operand.Value));
        row.Changed = true;
    }

    private string? Computed(ScenarioRow row, TableSchema schema, int index, ChangeEntry change, ChangeOperand operand)
    {
        string before = row[index].Text;
        if (before.Length == 0)
        {
            if (!tables[schema.Name].Unreadable)
                log.Error("nothing-to-change", Place(change, operand.Column), operand.Column.Text,
                    $"The row {KeyText.Shown(row.Key)} has no {operand.Column.Text}.", "Use set, or narrow the conditions.");
            return null;
        }

        // A cell that is no number has its own finding, at its own place.
        if (!NumberText.TryParse(before, out double value) || !NumberText.TryParse(operand.Value.Text, out double by))
            return null;
        double after = change.Verb == ChangeVerb.Multiply ? value * by : value + by;
        return after.ToString("R", CultureInfo.InvariantCulture);
    }

    private static SourceLine Place(ChangeEntry change, YamlScalar scalar) => change.At with { Line = scalar.Line };
}
