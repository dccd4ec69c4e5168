using System.Text.Json;

namespace DigitalTwin.Scenarios.Tests.Compiled;

/// <summary>No column is dead: each quantity of the dictionary changes the world, or the dictionary says that it is for readers.</summary>
public sealed class EveryColumnTests
{
    public static TheoryData<string> Tables => [.. AttributeDictionary.Shared.Tables.Select(t => t.Name)];

    [Theory]
    [MemberData(nameof(Tables))]
    public void Every_quantity_reaches_the_world(string table)
    {
        foreach (ScenarioAttribute column in AttributeDictionary.Shared[table].Columns.Where(c => c.IsNumeric && !c.Key))
        {
            bool forReaders = column.Meaning.Contains("for readers", StringComparison.Ordinal);
            Assert.True(Reaches(column) != forReaders, $"{table}.{column.Column}: for readers {forReaders}");
        }
    }

    private static bool Reaches(ScenarioAttribute column)
    {
        int rows;
        using (ScenarioFolder folder = new(ScenarioFolder.BuildOut))
            rows = FixtureTable.Read(folder, AttributeDictionary.Shared[column.Table]).Rows.Count;
        IEnumerable<(int Row, double Factor)> nudges = Enumerable.Range(0, rows).SelectMany(r => new[] { (r, 0.97), (r, 0.5), (r, 1.5) });
        Action<ScenarioFolder> prepare = Preparation(column);
        string unchanged = WorldAfter(prepare);
        return nudges.Any(n => WorldAfter(f =>
        {
            prepare(f);
            Nudge(f, column, n.Row, n.Factor);
        }) is { Length: > 0 } world && world != unchanged);
    }

    // The only line of the fixture can be widened and has a loss, which one with a reactance cannot.
    private static Action<ScenarioFolder> Preparation(ScenarioAttribute column) =>
        column is { Table: "lines", Column: "reactance_pu" } ? WithPlainLine : _ => { };

    private static void WithPlainLine(ScenarioFolder folder)
    {
        folder.Delete("corridor_options.csv");
        FixtureTable lines = FixtureTable.Read(folder, AttributeDictionary.Shared["lines"]);
        lines.Set(0, "loss_share", "0");
        lines.WriteTo(folder);
    }

    private static void Nudge(ScenarioFolder folder, ScenarioAttribute column, int row, double factor)
    {
        FixtureTable table = FixtureTable.Read(folder, AttributeDictionary.Shared[column.Table]);
        string text = table.Cell(row, column.Column);
        double value = double.Parse(text.Length > 0 ? text : column.Default ?? "0", CultureInfo.InvariantCulture);
        double nudged = column.Type == AttributeType.Integer ? value + 1 : value.Equals(0) ? 0.5 : value * factor;
        table.Set(row, column.Column, nudged.ToString(CultureInfo.InvariantCulture));
        table.WriteTo(folder);
    }

    // Empty where the nudge breaks the scenario: another row of the column will do.
    private static string WorldAfter(Action<ScenarioFolder> change)
    {
        using ScenarioFolder folder = new(ScenarioFolder.BuildOut);
        change(folder);
        ScenarioLoadResult result = folder.Load();
        return result.World is null ? "" : JsonSerializer.Serialize(result.World with { Digest = "" });
    }
}
