using System.Text.RegularExpressions;

namespace DigitalTwin.Scenarios.Tests;

/// <summary>The figures about world-2025 in docs/explanation/data.md are those of the scenario.</summary>
public sealed class DataPageTests
{
    [Fact]
    public void The_table_of_rows_and_assumptions_is_that_of_the_scenario()
    {
        string page = File.ReadAllText(Path.Combine(RepositoryFolder.Root, "docs", "explanation", "data.md"));
        string[] shown = [.. Regex.Matches(page, @"^\| `(?<table>\w+)` \| (?<counts>[\d,]+(?: \| [\d,]+){4}) \|$", RegexOptions.Multiline)
            .Select(row => (Table: row.Groups["table"].Value, Counts: Numbers(row.Groups["counts"].Value)))
            .Select(row => $"{row.Table}: {row.Counts[0]} rows, {row.Counts[2] + row.Counts[3]} assumed")
            .Order(StringComparer.Ordinal)];

        IReadOnlyList<AssumptionCount> counts = ScenarioLoader.Load(RepositoryFolder.Scenario("world-2025")).Assumptions;
        Assert.Equal(
            [.. counts.Select(count => $"{count.Table}: {count.Rows} rows, {count.Assumed} assumed").Order(StringComparer.Ordinal)], shown);
    }

    private static int[] Numbers(string cells) =>
        [.. cells.Split(" | ").Select(cell => int.Parse(cell, NumberStyles.AllowThousands, CultureInfo.InvariantCulture))];
}
