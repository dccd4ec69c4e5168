using System.Text.RegularExpressions;
using DigitalTwin.Scenarios;
using DigitalTwin.Studies.Hindcasts;
using DigitalTwin.Testing;

namespace DigitalTwin.Studies.Tests;

/// <summary>
/// Two cold waves with the fleets, loads and temperatures of their days. The curves of outages and of fuel supply are those of world-2025:
/// PJM 1995 to 2018 and January 2014, Texas February 2011.
/// </summary>
public sealed partial class HindcastTests
{
    private const int Runs = 6;
    private static readonly Dictionary<string, HindcastResult> Known = [];

    [Fact]
    public void Elliott_takes_the_gas_that_PJM_lost_and_PJM_sheds_nothing()
    {
        AssertWithin("elliott-2022", "US-PJM", "out_mw", "gas", 0.3);
        AssertWithin("elliott-2022", "US-PJM", "out_mw", "all", 0.3);
        Assert.Equal(0, Row("elliott-2022", "US-PJM", "shed_mw", "").Most);
    }

    [Fact]
    public void Uri_takes_the_gas_that_Texas_lost_and_Texas_sheds_for_days()
    {
        AssertWithin("uri-2021", "US-ERCOT", "out_mw", "gas", 0.3);
        AssertWithin("uri-2021", "US-ERCOT", "shed_mw", "", 0.3);
        Assert.InRange(Row("uri-2021", "US-ERCOT", "shed_hours", "").Least, 36, 96);
        Assert.InRange(Row("uri-2021", "US-SPP", "shed_mw", "").Modelled, 0, 3000); // reported: 2.7 GW for four hours
        Assert.InRange(Row("uri-2021", "US-MISO", "shed_mw", "").Modelled, 0, 3000); // reported: 0.7 GW for two
    }

    [Theory]
    [InlineData("elliott-2022")]
    [InlineData("uri-2021")]
    public void No_zone_of_the_United_States_sheds_load_of_which_no_report_tells(string storm) =>
        Assert.DoesNotContain("US", Storm(storm).Elsewhere.Select(shed => shed.Country));

    [Fact]
    public void The_tables_of_the_page_are_those_of_the_runs()
    {
        string path = Path.Combine(RepositoryFolder.Root, "docs", "explanation", "validation.md");
        string page = File.ReadAllText(path).ReplaceLineEndings("\n");
        string expected = Block().Replace(
            page, block => $"{block.Groups["begin"].Value}\n{TableOf(block.Groups["storm"].Value)}<!-- end -->");
        Assert.Equal(2, Block().Count(page));
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
            File.WriteAllText(path, page = expected);
        Assert.True(page == expected, "docs/explanation/validation.md is stale: run these tests with UPDATE_DOCS=1.");
    }

    private static void AssertWithin(string storm, string zone, string item, string fuel, double share)
    {
        HindcastRow row = Row(storm, zone, item, fuel);
        Assert.InRange(row.Modelled, row.Reported * (1 - share), row.Reported * (1 + share));
    }

    private static HindcastRow Row(string storm, string zone, string item, string fuel) =>
        Storm(storm).Rows.Single(row => row.Zone == zone && row.Item == item && row.Fuel == fuel);

    private static HindcastResult Storm(string storm)
    {
        if (!Known.TryGetValue(storm, out HindcastResult? result))
        {
            ScenarioLoadResult scenario = ScenarioLoader.Load(storm);
            IReadOnlyList<ReportedFigure> reported =
                ReportedFigure.Read(Path.Combine(RepositoryFolder.Scenario(storm), "reference", "event.csv"));
            result = Hindcast.Run(
                scenario.World!, reported, scenario.Meta.Seed, Runs, threads: 2, cancellation: TestContext.Current.CancellationToken);
            Known.Add(storm, result);
        }

        return result;
    }

    private static string TableOf(string storm)
    {
        var text = new StringBuilder("| Zone | figure | reported | modelled | range | off by |\n|---|---|---|---|---|---|\n");
        foreach (HindcastRow row in Storm(storm).Rows)
        {
            string star = row.Source.StartsWith("recalled", StringComparison.Ordinal) ? " *" : "";
            string off = row.Reported > 0 ? FormattableString.Invariant($"{100 * (row.Modelled / row.Reported - 1):+0;-0;0} %") : "";
            string range = FormattableString.Invariant($"{row.Least:#,0} to {row.Most:#,0}");
            text.Append(FormattableString.Invariant(
                $"| {row.Zone} | {row.Item} {row.Fuel} | {row.Reported:#,0}{star} | {row.Modelled:#,0} | {range} | {off} |\n"));
        }

        return text.ToString();
    }

    [GeneratedRegex(
        @"(?<begin><!-- hindcast: (?<storm>[\w-]+) -->)\n.*?<!-- end -->", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Block();
}
