using System.Text;
using System.Text.RegularExpressions;
using DigitalTwin.Scenarios;
using DigitalTwin.Scenarios.Library;
using DigitalTwin.Studies.BackTests;
using DigitalTwin.Testing;

namespace DigitalTwin.Studies.Tests;

/// <summary>
/// From the beginning of 2024, with what was known then, tracked campuses come to about the power that they had. How long ramps, the time
/// from agreement to first mark and the change of reused buildings take is calibrated on these sites, so this holds the calibration;
/// shells, fit-outs, plants on site and the waits for the grid come from other sources. UPDATE_DOCS=1 makes the tables of
/// docs/explanation/validation.md.
/// </summary>
public sealed partial class BackTestTests(ITestOutputHelper output)
{
    private const double Allowed = 0.15;
    private const double NewMonths = 3;
    private const double ReusedMonths = 2;
    private const double OnSiteMonths = 4;
    private const int Seeds = 9;

    // One seed draws one history. The middle of nine says what the model expects.
    private static readonly Lazy<BackTestResult[]> Histories = new(() =>
    {
        WorldSpec world = ScenarioLoader.Load("world-2025").World!;
        string table = Path.Combine(ScenarioLibrary.Discover().Find("world-2025")!, "reference", "tracked_sites.csv");
        IReadOnlyList<TrackedSite> sites = TrackedSites.Read(table);
        return [.. Enumerable.Range(1, Seeds).Select(seed => BackTest.Run(sites, world, (ulong)seed))];
    });

    [Fact]
    public void Power_of_tracked_campuses_is_within_fifteen_percent_on_every_day_and_closer_than_a_constant_lag()
    {
        BackTestResult[] results = Histories.Value;
        for (int day = 1; day < BackTest.Dates.Length; day++)
        {
            int at = day;
            double[] deviations = [.. results.Select(result => result.DeviationAt(at)).Order()];
            output.WriteLine($"{BackTest.Dates[day]:yyyy-MM-dd}: {deviations[Seeds / 2]:P0} ({deviations[0]:P0} to {deviations[^1]:P0})");
            Assert.InRange(deviations[Seeds / 2], -Allowed, Allowed);
        }

        double middle = results.Select(result => result.ModelDeviation).Order().ElementAt(Seeds / 2);
        output.WriteLine($"mean deviation {middle:P0}, constant lag of {results[0].LagMonths} months {results[0].LagDeviation:P0}");
        Assert.True(middle < results[0].LagDeviation);
    }

    [Theory]
    [InlineData(false, NewMonths)]
    [InlineData(true, ReusedMonths)]
    public void A_quarter_half_and_three_quarters_of_the_sites_have_power_when_they_had(bool reused, double allowedMonths)
    {
        WaitQuartiles known = Histories.Value[0].Waits.Single(wait => wait.Reused == reused).Known;
        WaitQuartiles modelled = BackTestResult.MiddleOf(Histories.Value, reused);
        output.WriteLine($"known {known}, modelled {modelled}");
        Assert.InRange(modelled.P25!.Value - known.P25!.Value, -allowedMonths, allowedMonths);
        Assert.InRange(modelled.P50!.Value - known.P50!.Value, -allowedMonths, allowedMonths);
        Assert.InRange(modelled.P75!.Value - known.P75!.Value, -allowedMonths, allowedMonths);
    }

    [Theory]
    [InlineData("Colossus 1")]
    [InlineData("Colossus 2")]
    [InlineData("OpenAI Stargate Abilene")]
    public void A_site_that_is_known_well_has_power_within_three_months_of_when_it_had(string name)
    {
        BackTestSite site = BackTestResult.MiddleOf(Histories.Value).Single(known => known.Name == name);
        output.WriteLine($"{site}");
        Assert.InRange(site.ModelledMonths!.Value - site.KnownMonths!.Value, -NewMonths, NewMonths);
    }

    [Fact]
    public void Half_of_the_sites_with_a_plant_of_their_own_have_power_within_four_months_of_when_they_have()
    {
        BackTestSite[] sites = [.. BackTestResult.MiddleOf(Histories.Value).Where(site => site is { OnSite: true, KnownMonths: not null })];
        double known = Middle(sites.Select(site => site.KnownMonths!.Value));
        double modelled = Middle(sites.Select(site => site.ModelledMonths!.Value));
        output.WriteLine($"{sites.Length} sites: {known:0.0}, modelled {modelled:0.0}");
        Assert.True(sites.Length >= 7);
        Assert.InRange(modelled - known, -OnSiteMonths, OnSiteMonths);
    }

    [Fact]
    public void The_tables_of_the_page_are_those_of_the_back_test()
    {
        string path = Path.Combine(RepositoryFolder.Root, "docs", "explanation", "validation.md");
        string page = File.ReadAllText(path).ReplaceLineEndings("\n");
        string expected = Block().Replace(page, block => $"{block.Groups["begin"].Value}\n{Made(block.Groups["table"].Value)}<!-- end -->");
        Assert.Equal(3, Block().Count(page));
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
            File.WriteAllText(path, page = expected);
        Assert.True(page == expected, "docs/explanation/validation.md is stale: run these tests with UPDATE_DOCS=1.");
    }

    private static string Made(string table) => table switch
    {
        "power" => Power(Histories.Value),
        "waits" => Waits(Histories.Value),
        _ => OnSite(Histories.Value),
    };

    private static string Power(BackTestResult[] results)
    {
        var text = new StringBuilder("| day | known | modelled | deviation | nine histories ");
        text.Append("| every plan slips by the lag that fits best |\n");
        text.Append("|---|---|---|---|---|---|\n");
        for (int day = 0; day < BackTest.Dates.Length; day++)
        {
            int at = day;
            double[] mw = [.. results.Select(result => result.ModelledMw[at]).Order()];
            double known = results[0].KnownMw[day];
            double middleMw = mw[Seeds / 2], percent = 100 * (middleMw / known - 1);
            text.Append(Line($"| {BackTest.Dates[day]:yyyy-MM-dd} | {known:#,0} | {middleMw:#,0} | {percent:+0;-0;0} % | "));
            text.Append(Line($"{mw[0]:#,0} to {mw[^1]:#,0} | {results[0].LaggedMw[day]:#,0} |\n"));
        }

        double middle = results.Select(result => result.ModelDeviation).Order().ElementAt(Seeds / 2);
        text.Append(Line($"\nMean deviation {100 * middle:0} %, of the constant lag that fits best ({results[0].LagMonths} months) "));
        return text.Append(Line($"{100 * results[0].LagDeviation:0} %.\n")).ToString();
    }

    private static string Waits(BackTestResult[] results)
    {
        var text = new StringBuilder("| | sites | known: quarter, half, three quarters | modelled |\n|---|---|---|---|\n");
        foreach (BackTestWait wait in results[0].Waits)
        {
            WaitQuartiles modelled = BackTestResult.MiddleOf(results, wait.Reused);
            string kind = wait.Reused ? "reused buildings" : "new sites";
            text.Append(Line($"| {kind} | {wait.Sites} | {Months(wait.Known)} | {Months(modelled)} |\n"));
        }

        return text.ToString();
    }

    private static string OnSite(BackTestResult[] results)
    {
        var text = new StringBuilder("| site | known, months | modelled |\n|---|---|---|\n");
        foreach (BackTestSite site in BackTestResult.MiddleOf(results))
        {
            bool isShown = site.OnSite || site.Name == "OpenAI Stargate Abilene";
            if (isShown && site.KnownMonths is double known)
                text.Append(Line($"| {site.Name} | {known:0.0}{(site.IsExpected ? ", expected" : "")} | {site.ModelledMonths:0.0} |\n"));
        }

        return text.ToString();
    }

    private static double Middle(IEnumerable<double> values)
    {
        double[] ordered = [.. values.Order()];
        return ordered[ordered.Length / 2];
    }

    private static string Months(WaitQuartiles wait) => Line($"{wait.P25:0}, {wait.P50:0}, {wait.P75:0}");

    private static string Line(FormattableString text) => FormattableString.Invariant(text);

    [GeneratedRegex(
        @"(?<begin><!-- made by the back-test: (?<table>\w+) -->)\n.*?<!-- end -->",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Block();
}
