using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace DigitalTwin.Viewer.Tests.Api;

/// <summary><c>twin report</c>: one page that says what the run's files say and asks nobody for anything.</summary>
public sealed partial class ReportTests(Chromium chromium) : IClassFixture<Chromium>, IDisposable
{
    private readonly TempFolder _folder = new();

    private string Run => Path.Combine(_folder.Path, "run");

    private string Page => Path.Combine(_folder.Path, "page.html");

    [Fact]
    public async Task The_page_holds_plots_tables_sources_and_assumptions_and_the_figures_of_the_summary()
    {
        await Report("every-kind", "60");
        string page = await File.ReadAllTextAsync(Page);
        using JsonDocument summary = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Run, "summary.json")));

        Assert.Contains(summary.RootElement.GetProperty("hash").GetString()!, page);
        string[] parts =
        [
            "Load and prices", "Where grids saturate", "Generation", "Lines", "Zones", "For planners", "Balances",
            "Sources and assumptions",
        ];
        foreach (string part in parts)
            Assert.Contains($"<h2>{part}</h2>", page);
        Assert.True(Plots().Count(page) >= 4, "four plots at least");
        foreach (JsonElement zone in summary.RootElement.GetProperty("zones").EnumerateArray())
        {
            string row = RowOf(page, zone.GetProperty("id").GetString()!);
            Assert.Contains($">{zone.GetProperty("saturatedHours").GetInt32().ToString("N0", CultureInfo.InvariantCulture)}<", row);
            Assert.Equal([0, 0.0025, 0.005, 0.01], zone.GetProperty("hosting").EnumerateArray()
                .Select(at => at.GetProperty("curtailedShare").GetDouble()));
        }

        // Every plot is well formed and stays within its frame.
        foreach (Match plot in Plots().Matches(page))
        {
            XElement svg = XElement.Parse(plot.Value);
            double width = double.Parse(svg.Attribute("viewBox")!.Value.Split(' ')[2], CultureInfo.InvariantCulture);
            Assert.All(
                svg.Elements("rect"),
                rect => Assert.InRange(double.Parse(rect.Attribute("x")!.Value, CultureInfo.InvariantCulture), 0, width));
            Assert.DoesNotContain("NaN", plot.Value);
        }
    }

    [Fact]
    public async Task It_asks_nobody_for_anything_and_runs_no_script()
    {
        await Report("two-zones", "30");
        string page = await File.ReadAllTextAsync(Page);
        Assert.DoesNotMatch(@"<script|<link|<img|@import|url\(|\ssrc=|https?://[^<]*""", page);
        Assert.Contains("default-src 'none'", page);

        Chromium.SkipWithoutBrowser();
        IPage open = await chromium.Browser.NewPageAsync();
        var asked = new List<string>();
        var errors = new List<string>();
        open.Request += (_, request) => asked.Add(request.Url);
        open.Console += (_, message) => errors.Add(message.Text);
        await open.GotoAsync(new Uri(Page).ToString());
        Assert.Single(asked);
        Assert.Empty(errors);
        Assert.True(await open.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"));
    }

    [Fact]
    public async Task What_is_no_run_is_refused_with_a_sentence()
    {
        (int code, string said) = await Twin("report", _folder.Path, "--html", Page);
        Assert.Equal(2, code);
        Assert.DoesNotContain("   at ", said);
        Assert.False(File.Exists(Page));
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    [GeneratedRegex("<svg viewBox=\"0 0 [^>]*role=\"img\".*?</svg>", RegexOptions.Singleline)]
    private static partial Regex Plots();

    private static string RowOf(string page, string zone) =>
        page[page.IndexOf("<h2>Zones</h2>", StringComparison.Ordinal)..].Split("<tr>").First(
            row => row.StartsWith($"<th scope=\"row\">{zone}</th>", StringComparison.Ordinal));

    private async Task Report(string scenario, string ticks)
    {
        (int code, string said) = await Twin("run", scenario, "--ticks", ticks, "--out", Run, "--json");
        Assert.True(code == 0, said);
        (code, said) = await Twin("report", Run, "--html", Page);
        Assert.True(code == 0, said);
    }

    private static async Task<(int Code, string Said)> Twin(params string[] arguments)
    {
        string[] command = [Path.Combine(AppContext.BaseDirectory, "twin.dll"), .. arguments];
        using Process twin = Process.Start(new ProcessStartInfo("dotnet", command)
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        Task<string> output = twin.StandardOutput.ReadToEndAsync(), error = twin.StandardError.ReadToEndAsync();
        await twin.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
        return (twin.ExitCode, await error + await output);
    }
}
