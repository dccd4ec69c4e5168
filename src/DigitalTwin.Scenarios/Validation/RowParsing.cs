using DigitalTwin.Scenarios.Attributes;
using DigitalTwin.Scenarios.Findings;
using DigitalTwin.Scenarios.Tables;

namespace DigitalTwin.Scenarios.Validation;

/// <summary>Parses every cell of the merged tables: types, ranges, required cells.</summary>
internal sealed class RowParsing(ScenarioTables tables, FindingLog log)
{
    /// <summary>Parses all tables.</summary>
    public void Run()
    {
        foreach (ScenarioTable table in tables.All)
        {
            if (table.Schema.Required && table.Rows.Count == 0 && !table.Damaged)
                ReportMissing(table);
            HashSet<(string File, int Column)> reported = [];
            foreach (ScenarioRow row in table.Rows)
            {
                for (int column = 0; column < table.Schema.Columns.Length; column++)
                    ParseCell(table, row, column, reported);
            }
        }
    }

    private void ReportMissing(ScenarioTable table)
    {
        table.Damaged = table.Unreadable = true;
        log.Error("missing-table", table.Place, "", $"The scenario has no {table.Schema.Name}.",
            $"Write {table.Schema.Name}.csv, or extend a scenario that has it.");
    }

    private void ParseCell(ScenarioTable table, ScenarioRow row, int column, HashSet<(string File, int Column)> reported)
    {
        ScenarioAttribute attribute = table.Schema.Columns[column];
        bool given = row.Cells[column].Text.Length > 0;
        string text = row[column].Text;
        if (text.Length == 0)
        {
            row.SetValue(column, attribute.Required ? CellState.Invalid : CellState.Missing, 0);
            if (attribute.Required && !table.Unreadable)
                ReportEmpty(table, row, column, reported);
            return;
        }

        CellParser.Fault? fault = CellParser.Parse(attribute, text, out double value);
        row.SetValue(column, fault is not null ? CellState.Invalid : given ? CellState.Given : CellState.Default, value);
        if (fault is null)
            return;
        table.Damaged |= attribute.Key || attribute.RefersTo is not null;
        log.Error(fault.Rule, row.Cells[column].At, attribute.Column, fault.Problem, fault.Fix);
    }

    // A column that the file lacks is one mistake, not one for every row; behind a misspelt header it is none of its own.
    private void ReportEmpty(ScenarioTable table, ScenarioRow row, int column, HashSet<(string File, int Column)> reported)
    {
        ScenarioAttribute attribute = table.Schema.Columns[column];
        SourceLine at = row.Cells[column].At;
        HeaderMap? header = table.Headers.GetValueOrDefault(at.File);
        if (header is null || header.Holds(column))
        {
            string fix = attribute.Column == AttributeDictionary.SourceColumn
                ? "Say where the figures come from; write assumption where nobody publishes them."
                : "Fill it in.";
            log.Error("empty-cell", at, attribute.Column, $"{attribute.Column} is empty and has no default.", fix);
        }
        else if (!header.Damaged && reported.Add((at.File, column)))
        {
            log.Error("missing-column", header.At, attribute.Column,
                $"The header has no column {attribute.Column}, and no layer below gives its values.", "Add it.");
        }
    }
}
