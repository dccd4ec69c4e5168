using System.Text.RegularExpressions;

namespace DigitalTwin.Runs.Tests.World2025;

/// <summary>
/// The tables of docs/explanation/validation.md are made from the year and the reference figures beside the scenario: UPDATE_DOCS=1 makes
/// them anew.
/// </summary>
[Collection(SharedYear.Name)]
public sealed partial class ValidationPageTests(YearOf2025 year)
{
    private static readonly string[] Largest = ["CN", "US", "IN", "RU", "JP", "BR", "CA", "KR", "DE", "FR"];

    private static readonly string[] Smaller =
    [
        "AE", "AR", "AU", "EG", "ES", "GB", "ID", "IR", "IT", "MX", "MY", "PH", "PL", "SA", "SG", "TH", "TR", "TW", "VN", "ZA",
    ];

    [Fact]
    public void The_tables_of_the_page_are_those_of_the_year()
    {
        string path = Path.Combine(RepositoryFolder.Root, "docs", "explanation", "validation.md");
        string page = File.ReadAllText(path).ReplaceLineEndings("\n");
        string expected = Block().Replace(page, block => $"{block.Groups["begin"].Value}\n{Made(block.Groups["table"].Value)}<!-- end -->");
        Assert.Equal(6, Block().Count(page));
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
            File.WriteAllText(path, page = expected);
        Assert.True(page == expected, "docs/explanation/validation.md is stale: run these tests with UPDATE_DOCS=1.");
    }

    private string Made(string table) => table switch
    {
        "hash" => $"The year of seed 2025 ends with the hash `{year.Summary.Hash}`.\n",
        "fossil" => Fossil(),
        "smaller" => Small(),
        "inputs" => Inputs(),
        "unserved" => Unserved(),
        "prices" => Prices(),
        _ => throw new InvalidDataException($"validation.md asks for a table {table}, which nobody makes."),
    };

    private string Fossil()
    {
        var text = new StringBuilder(
            "| Country | coal, run / real % | gas % | oil and other % | largest deviation, points |\n|---|---|---|---|---|\n");
        double sum = 0;
        foreach (string country in Largest)
        {
            (FuelMix run, FuelMix real) = (Modelled(country), year.Reference[country]);
            sum += FuelMix.Fossil.Sum(fuel => Math.Abs(run.Percent(fuel) - real.Percent(fuel)));
            string shares = string.Join(" | ", FuelMix.Fossil.Select(fuel => Pair(run.Percent(fuel), real.Percent(fuel), "0.0")));
            text.Append(Line($"| {country} | {shares} | {Deviation(run, real)} |\n"));
        }

        return text.Append(Line($"\nIn sum the run is {sum:0.0} points off.\n")).ToString();
    }

    private string Small()
    {
        var text = new StringBuilder(
            "| Country | coal TWh, run / real | gas | oil and other | largest deviation, points |\n|---|---|---|---|---|\n");
        foreach (string country in Smaller)
        {
            (FuelMix run, FuelMix real) = (Modelled(country), year.Reference[country]);
            string energy = string.Join(" | ", FuelMix.Fossil.Select(fuel => Pair(run.Twh(fuel), real.Twh(fuel), "0")));
            text.Append(Line($"| {country} | {energy} | {Deviation(run, real)} |\n"));
        }

        return text.ToString();
    }

    private string Inputs()
    {
        string[] fuels = ["nuclear", "hydro", "wind", "solar"];
        var text = new StringBuilder(
            "| Country | nuclear TWh, run / real | hydro | wind | solar | all generation |\n|---|---|---|---|---|---|\n");
        foreach (string country in Largest)
        {
            (FuelMix run, FuelMix real) = (Modelled(country), year.Reference[country]);
            string energy = string.Join(" | ", fuels.Select(fuel => Pair(run.Twh(fuel), real.Twh(fuel), "0")));
            text.Append(Line($"| {country} | {energy} | {Pair(run.TotalTwh, real.TotalTwh, "0")} |\n"));
        }

        return text.ToString();
    }

    private string Unserved()
    {
        string[][] reported = [.. Reference("shortages.csv").Where(row => row[2] != "0")];
        var text = new StringBuilder("| Zone | run, GWh | saturated hours | reported, TWh |\n|---|---|---|---|\n");
        foreach (ZoneSummary zone in year.Summary.Zones.OrderByDescending(zone => zone.UnservedMwh))
        {
            string[]? real = reported.FirstOrDefault(row => row[0] == zone.Id);
            if (zone.UnservedMwh >= 1 || zone.SaturatedHours > 0 || real is not null)
                text.Append(Line($"| {zone.Id} | {zone.UnservedMwh / 1e3:0.0} | {zone.SaturatedHours} | {real?[2] ?? ""} |\n"));
        }

        return text.ToString();
    }

    private string Prices()
    {
        var text = new StringBuilder("| Zone | run | real | off by |\n|---|---|---|---|\n");
        foreach (string[] row in Reference("prices.csv"))
        {
            double real = double.Parse(row[1], CultureInfo.InvariantCulture);
            double run = year.Summary.Zones.Single(zone => zone.Id == row[0]).MeanPrice;
            string star = row[2].Contains("recalled;", StringComparison.Ordinal) ? " *" : "";
            text.Append(Line($"| {row[0]} | {run:0} | {real:0}{star} | {100 * (run / real - 1):+0;-0} % |\n"));
        }

        return text.ToString();
    }

    private static IEnumerable<string[]> Reference(string file) =>
        File.ReadLines(RepositoryFolder.Scenario($"world-2025/reference/{file}")).Skip(1).Select(line => line.Split(','));

    private FuelMix Modelled(string country)
    {
        var mix = new FuelMix();
        foreach ((string fuel, double twh) in year.Summary.Countries.Single(known => known.Id == country).ByFuelTwh)
            mix.Add(fuel, twh);
        return mix;
    }

    private static string Deviation(FuelMix run, FuelMix real)
    {
        string fuel = FuelMix.Fossil.MaxBy(fuel => Math.Abs(run.Percent(fuel) - real.Percent(fuel)))!;
        return Line($"{fuel} {run.Percent(fuel) - real.Percent(fuel):+0.0;-0.0}");
    }

    private static string Pair(double run, double real, string format) =>
        run.ToString(format, CultureInfo.InvariantCulture) + " / " + real.ToString(format, CultureInfo.InvariantCulture);

    private static string Line(FormattableString text) => FormattableString.Invariant(text);

    [GeneratedRegex(@"(?<begin><!-- made: (?<table>\w+) -->)\n.*?<!-- end -->", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Block();
}
