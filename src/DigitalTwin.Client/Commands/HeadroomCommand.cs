using DigitalTwin.Client.CommandLine;
using DigitalTwin.Client.Rendering;
using DigitalTwin.Client.Runs;
using DigitalTwin.Results.Summaries;
using DigitalTwin.Studies.Headroom;

namespace DigitalTwin.Client.Commands;

/// <summary>
/// <c>twin headroom SCENARIO</c>: room for large loads by two definitions side by side: under each zone's own past peaks, and by a run
/// with its plants, outages and imports.
/// </summary>
internal static class HeadroomCommand
{
    private const string Name = "headroom";
    private const string UsualYears = "2016-2024";
    private static readonly double[] Shares = [0.0025, 0.005, 0.01];
    private static readonly Argument<string> Scenario = ScenarioInput.Argument();
    private static readonly Option<string?> Country = Values.Text(
        "--country", "CODE", "Country (default: all that have observed load of these years)");
    private static readonly Option<string?> Weather = new("--weather")
    {
        Description = $"Years of load that are looked at (default: {UsualYears})",
        HelpName = "YEARS",
    };
    private static readonly Option<bool> Json = Values.Json();

    public static Command Create()
    {
        var command = new Command(Name, "Room for large loads: under past peaks (Duke University's definition) and by a run")
        {
            Scenario, Country, Weather, Json,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(Weather) is string years && Values.Years(years) is null)
                result.AddError($"--weather wants years, such as 2016,2017 or 2016-2024; found {years}.");
        });
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        string name = parsed.GetValue(Scenario)!;
        if (ScenarioInput.Load(name) is not ScenarioLoadResult scenario)
            return ExitCode.BadInput;
        string? country = parsed.GetValue(Country);
        if (country is not null && !scenario.World!.Countries.Any(known => known.Id == country))
        {
            Console.Error.WriteLine(
                $"--country {country}: not in the scenario. Countries: {string.Join(", ", scenario.World!.Countries.Select(c => c.Id))}.");
            return ExitCode.BadInput;
        }

        int[] years = Values.Years(parsed.GetValue(Weather) ?? UsualYears)!;
        using var interrupt = new Interrupt();
        try
        {
            SortedDictionary<string, List<IReadOnlyList<double>>> loads = LoadsOf(name, country, years, interrupt.Token);
            if (loads.Count == 0)
            {
                Console.Error.WriteLine("No zone has observed load of these years: the table weather of the scenario names what it has.");
                return ExitCode.BadInput;
            }

            RunSummary run = RunOf(scenario, interrupt.Token);
            ZoneRoom[] zones = [.. loads.Select(load => RoomOf(load.Key, load.Value, run))];
            if (parsed.GetValue(Json))
                Console.Out.WriteLine(RunFolder.ToJson(new { years, shares = Shares, zones }));
            else
                HeadroomReport.Write(years, Shares, zones, Terminal.Create());
            return ExitCode.Done;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
    }

    /// <summary>Load of each zone under each weather year that was observed there, MW, with the energy of the scenario.</summary>
    private static SortedDictionary<string, List<IReadOnlyList<double>>> LoadsOf(
        string name, string? country, int[] years, CancellationToken cancellation)
    {
        var loads = new SortedDictionary<string, List<IReadOnlyList<double>>>(StringComparer.Ordinal);
        foreach (int year in years)
        {
            cancellation.ThrowIfCancellationRequested();
            if (ScenarioInput.Load(name, year) is not { World: { } world, Weather: { } weather })
                continue;
            IReadOnlyList<string> observed = weather.Quantities.FirstOrDefault(part => part.Quantity == "load")?.Observed ?? [];
            bool IsWanted(ZoneSpec zone) =>
                (country is null || zone.Country == country) && observed.Contains(zone.Id, StringComparer.Ordinal);
            foreach (ZoneSpec zone in world.Zones.Where(IsWanted))
            {
                if (!loads.TryGetValue(zone.Id, out List<IReadOnlyList<double>>? ofZone))
                    loads.Add(zone.Id, ofZone = []);
                ImmutableArray<double> baseMw = zone.OrdinaryLoadMw.Values;

                // Datacenters, fabs and flexible loads of the base year are part of the sourced demand.
                double flatMw = zone.SourcedMeanMw.GetValueOrDefault(baseMw.Average()) - baseMw.Average();
                ofZone.Add([.. baseMw.Select(mw => mw + flatMw)]);
            }
        }

        return loads;
    }

    private static RunSummary RunOf(ScenarioLoadResult scenario, CancellationToken cancellation)
    {
        var options = new RunOptions { Scenario = scenario.Meta.Name, Ticks = Calendar.HoursPerYear, Seed = scenario.Meta.Seed };
        using var run = LocalRun.Start(scenario.World!, options, ResumableRun.AssumptionsOf(scenario));
        run.Advance(cancellation: cancellation);
        cancellation.ThrowIfCancellationRequested();
        return run.Summarise();
    }

    private static ZoneRoom RoomOf(string zone, List<IReadOnlyList<double>> yearsMw, RunSummary run)
    {
        var room = new PastPeakRoom(yearsMw);
        ZoneSummary summary = run.Zones.First(known => known.Id == zone);
        HostingSummary[] hosting = [.. Shares.Select(share => summary.Hosting.First(known => known.CurtailedShare == share))];
        return new ZoneRoom(
            zone, yearsMw.Count, [.. Shares.Select(room.At)], [.. hosting.Select(at => at.TogetherMw)], [.. hosting.Select(at => at.Mw)]);
    }
}
