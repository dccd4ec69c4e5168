using System.Text.RegularExpressions;

namespace DigitalTwin.Scenarios.Tests;

/// <summary>The figures about world-2025 in docs/explanation/data.md are those of the scenario; made anew with UPDATE_DOCS=1.</summary>
public sealed partial class DataPageTests
{
    [Fact]
    public void The_table_of_rows_and_assumptions_is_that_of_the_scenario()
    {
        string path = Path.Combine(RepositoryFolder.Root, "docs", "explanation", "data.md");
        string page = File.ReadAllText(path);
        IReadOnlyList<AssumptionCount> counts = ScenarioLoader.Load(RepositoryFolder.Scenario("world-2025")).Assumptions;
        int[][] figures = [.. counts.Select(Figures)];
        string rows = string.Concat(counts.Index().Select(count => Row($"`{count.Item.Table}`", figures[count.Index])))
            + Row("all", [.. Enumerable.Range(0, 5).Select(column => figures.Sum(row => row[column]))]);
        string made = Rows().Replace(page, rows, 1);
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
            File.WriteAllText(path, made);
        else
            Assert.Equal(made, page);
    }

    /// <summary>Rows, sourced, recalled, assumption, calibrated: a row with an assumption in it is none that is recalled.</summary>
    private static int[] Figures(AssumptionCount count)
    {
        int Of(Func<string, bool> counts) => count.Sources.Where(source => counts(source.Source)).Sum(source => source.Rows);
        int recalled = Of(source => Has(source, "recalled") && !Has(source, "assumption") && !Has(source, "calibrated"));
        return [count.Rows, count.Sourced, recalled, count.Assumed - recalled, Of(source => Has(source, "calibrated"))];
    }

    private static bool Has(string source, string word) => source.Contains(word, StringComparison.OrdinalIgnoreCase);

    private static string Row(string name, int[] figures) =>
        $"| {name} | {string.Join(" | ", figures.Select(figure => figure.ToString("N0", CultureInfo.InvariantCulture)))} |\n";

    [GeneratedRegex(@"(^\| `\w+` \| [\d,]+(?: \| [\d,]+){4} \|\n)+\| all .*\n", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Rows();
}
