using DigitalTwin.Scenarios.Attributes;
using DigitalTwin.Scenarios.Findings;
using DigitalTwin.Scenarios.Tables;

namespace DigitalTwin.Scenarios.Validation;

/// <summary>Checks that every reference points to a row.</summary>
internal sealed class ReferenceCheck(ScenarioTables tables, FindingLog log)
{
    /// <summary>Checks all tables.</summary>
    public void Run()
    {
        foreach (ScenarioTable table in tables.All)
        {
            foreach (ScenarioAttribute reference in table.Schema.Columns.Where(c => c.RefersTo is not null))
            {
                foreach (ScenarioRow row in table.Rows.Where(r => r[reference].Has))
                    Check(table, row, reference);
            }
        }
    }

    private void Check(ScenarioTable table, ScenarioRow row, ScenarioAttribute reference)
    {
        if (tables.Follow(row, reference) is not null)
            return;
        ScenarioTable target = tables[reference.RefersTo!];
        row[reference].Spoil();
        table.Damaged = true;

        // A reference to a row that was lost is right, and the loss has its own finding.
        string id = row[reference].Text;
        if (target.Unreadable || target.LostKeys.Contains(id))
            return;
        string fix = Suggestion.For(id, target.Rows.Select(r => r.Key), $"Add it to {target.Schema.Name}, or take the row away.");
        log.Error("unknown-reference", row[reference], $"{target.Schema.Name} has no {id}.", fix);
    }
}
