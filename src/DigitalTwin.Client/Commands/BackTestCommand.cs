using DigitalTwin.Client.CommandLine;
using DigitalTwin.Client.Rendering;
using DigitalTwin.Client.Runs;
using DigitalTwin.Studies.BackTests;

namespace DigitalTwin.Client.Commands;

/// <summary>
/// <c>twin backtest</c>: starts in 2024 with what was known then, and compares the power of tracked campuses with the data. One seed
/// draws one history; the middle of several is shown.
/// </summary>
internal static class BackTestCommand
{
    private const string Library = "world-2025";
    private const int Histories = 9;
    private static readonly Option<ulong?> Seed = Values.Seed();
    private static readonly Option<bool> Json = Values.Json();

    public static Command Create()
    {
        Command command = new("backtest", "Compare the power that tracked campuses come to from 2024 on with the data") { Seed, Json };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        if (ScenarioInput.Load(Library) is not ScenarioLoadResult scenario)
            return ExitCode.BadInput;
        string table = Path.Combine(ScenarioLibrary.Discover().Find(Library)!, "reference", "tracked_sites.csv");
        ulong first = parsed.GetValue(Seed) ?? 1;
        BackTestResult[] results;
        try
        {
            IReadOnlyList<TrackedSite> sites = TrackedSites.Read(table);
            results = [.. Enumerable.Range(0, Histories).Select(i => BackTest.Run(sites, scenario.World!, first + (ulong)i))];
        }
        catch (FormatException e)
        {
            Console.Error.WriteLine($"twin backtest: {e.Message}");
            return ExitCode.BadInput;
        }

        if (parsed.GetValue(Json))
            Console.Out.WriteLine(RunFolder.ToJson(results));
        else
            Write(results);
        return ExitCode.Done;
    }

    private static void Write(BackTestResult[] results)
    {
        BackTestResult any = results[0];
        Console.Out.WriteLine($"day         known MW  modelled MW  deviation  of {Histories} histories  constant lag MW");
        for (int i = 0; i < BackTest.Dates.Length; i++)
        {
            int day = i;
            double[] modelled = [.. results.Select(result => result.ModelledMw[day]).Order()];
            string range = $"{Figures.Of(modelled[0], 0)} to {Figures.Of(modelled[^1], 0)}";
            Console.Out.WriteLine(
                $"{BackTest.Dates[i]:yyyy-MM-dd}  {Figures.Of(any.KnownMw[i], 0),8}  {Figures.Of(modelled[Histories / 2], 0),11}  "
                + $"{Percent(modelled[Histories / 2] / any.KnownMw[i] - 1),9}  {range,14}  {Figures.Of(any.LaggedMw[i], 0),15}");
        }

        double middle = results.Select(result => result.ModelDeviation).Order().ElementAt(Histories / 2);
        Console.Out.WriteLine(
            $"Mean deviation {Percent(middle)}; of the constant lag that fits best, {any.LagMonths} months: {Percent(any.LagDeviation)}.");
        WriteWaits(results);
        WriteSites(results);
    }

    private static void WriteSites(BackTestResult[] results)
    {
        Console.Out.WriteLine();
        Console.Out.WriteLine("Sites with a plant of their own, months from first mark to first power");
        foreach (BackTestSite site in BackTestResult.MiddleOf(results).Where(site => site.OnSite && site.KnownMonths is not null))
            Console.Out.WriteLine(
                $"{site.Name,-28}  {(site.IsExpected ? "expected" : "known   ")} {Of(site.KnownMonths),4}  "
                + $"modelled {Of(site.ModelledMonths),4}");
    }

    private static void WriteWaits(BackTestResult[] results)
    {
        Console.Out.WriteLine();
        Console.Out.WriteLine("Months from first mark to first power of sites without power then: a quarter, half, three quarters of them");
        for (int i = 0; i < results[0].Waits.Length; i++)
        {
            BackTestWait any = results[0].Waits[i];
            string name = any.Reused ? "reused buildings" : "new sites";
            WaitQuartiles modelled = BackTestResult.MiddleOf(results, any.Reused);
            Console.Out.WriteLine($"{name,-16}  {any.Sites,2}  known {Of(any.Known)}  modelled {Of(modelled)}");
        }
    }

    private static string Of(WaitQuartiles wait) => string.Join(", ", new[] { wait.P25, wait.P50, wait.P75 }
        .Select(Of));

    private static string Of(double? months) => months is double known ? Figures.Of(known, 0) : "more";

    private static string Percent(double share) => (100 * share).ToString("+0;-0;0", CultureInfo.InvariantCulture) + " %";
}
