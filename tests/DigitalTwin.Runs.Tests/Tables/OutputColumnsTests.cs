namespace DigitalTwin.Runs.Tests.Tables;

/// <summary>What a run writes has one registry: files, history and the page of the documentation agree with it.</summary>
public sealed class OutputColumnsTests
{
    private static readonly OutputTable[] Csv =
        [OutputTables.Zones, OutputTables.Lines, OutputTables.Plants, OutputTables.Campuses, OutputTables.Countries];

    [Fact]
    public void The_page_of_output_columns_is_that_of_the_registry()
    {
        string path = Path.Combine(RepositoryFolder.Root, "docs", "reference", "output-columns.md");
        string expected = OutputTables.Document().ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
            File.WriteAllText(path, expected);
        Assert.True(
            File.Exists(path) && File.ReadAllText(path).ReplaceLineEndings("\n") == expected,
            "docs/reference/output-columns.md is stale: run these tests with UPDATE_DOCS=1.");
    }

    [Fact]
    public void Files_of_a_run_have_the_columns_of_the_registry()
    {
        string folder = Directory.CreateTempSubdirectory("twin-columns-").FullName;
        var options = new RunOptions { Scenario = "every-kind", Seed = 1, Ticks = 2, Threads = 1, OutDirectory = folder, Plants = true };
        using (LocalRun run = LocalRun.Start(EveryKindWorld.Build(), options, new AssumptionSummary(0, 0)))
            Assert.True(run.Advance(cancellation: TestContext.Current.CancellationToken));
        foreach (OutputTable table in Csv)
            Assert.Equal(table.CsvHeader, File.ReadLines(Path.Combine(folder, table.Path)).First());
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Every_column_has_a_unit_and_a_meaning_and_its_name_once_in_its_table()
    {
        foreach (OutputTable table in Csv.Concat(OutputTables.History))
        {
            Assert.All(table.Metrics, metric => Assert.True(metric.Unit.Length > 0 && metric.Meaning.Length > 0, metric.Name));
            string[] names = [.. table.Keys.Select(key => key.Name), .. table.Metrics.Select(metric => metric.Column)];
            Assert.Equal(names.Distinct().Count(), names.Length);
        }
    }

    [Fact]
    public void A_column_of_history_ends_with_its_unit()
    {
        (string Unit, string Ending)[] endings =
        [
            ("MW", "_mw"), ("MWh", "_mwh"), ("USD/MWh", "_usd_mwh"), ("USD", "_usd"), ("t CO2", "_t"), ("exaflop-days", "_exaflop_days"),
            (Metric.Accelerators, "_accelerators"),
        ];
        foreach (Metric metric in HourMetrics.Kinds.SelectMany(HourMetrics.Of))
            Assert.EndsWith(endings.Single(ending => ending.Unit == metric.Unit).Ending, metric.Column);
    }
}
