using DigitalTwin.Client.CommandLine;
using DigitalTwin.Client.Rendering;
using DigitalTwin.Client.Runs;
using DigitalTwin.Studies.Adequacy;

namespace DigitalTwin.Client.Commands;

/// <content><c>twin adequacy --margins</c>: accredited margins beside those of capacity auctions.</content>
internal static partial class AdequacyCommand
{
    private static readonly Option<bool> Margins = new("--margins")
    {
        Description = "Accredited margin of each delivery year beside that of the capacity auction; with --weather also the ELCC of each "
            + "class of plants by the twin's own draws, in its zone without imports",
    };

    private static int ShowMargins(ParseResult parsed)
    {
        string name = parsed.GetValue(Scenario)!;
        if (ScenarioInput.Load(name) is not ScenarioLoadResult scenario)
            return ExitCode.BadInput;
        string folder = Path.Combine(ScenarioLibrary.Discover().Find(name) ?? name, "reference");
        if (!File.Exists(Path.Combine(folder, "capacity_auctions.csv")))
        {
            Console.Error.WriteLine($"{name} holds no capacity auctions: write them into {folder}, or name world-2025.");
            return ExitCode.BadInput;
        }

        using var interrupt = new Interrupt();
        try
        {
            IReadOnlyList<CapacityAuction> auctions = AccreditedMargins.ReadAuctions(Path.Combine(folder, "capacity_auctions.csv"));
            IReadOnlyList<ClassRating> ratings = AccreditedMargins.ReadRatings(Path.Combine(folder, "class_ratings.csv"));
            WorldSpec world = scenario.World!;
            int hours = AccreditedMargins.HoursOf(world, auctions);
            ImmutableArray<ZoneLoads> loads;
            using (LiveLine line = Line())
            {
                loads = AdequacyWorld.LoadsOf(
                    world, parsed.GetValue(Seed) ?? scenario.Meta.Seed, 0, hours, ticks => Show(line, "loads of a run", ticks, hours),
                    interrupt.Token);
            }

            if (OwnElcc(parsed, interrupt.Token) is not Func<string, string, double?> own)
                return ExitCode.BadInput;
            IReadOnlyList<AccreditedMargin> margins = AccreditedMargins.Of(world, loads, auctions, ratings, own);
            if (parsed.GetValue(Json))
                Console.Out.WriteLine(RunFolder.ToJson(margins));
            else
                AdequacyReport.Write(margins, Terminal.Create());
            return ExitCode.Done;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(e.Message);
            return ExitCode.BadInput;
        }
    }

    /// <summary>Finds ELCC by zone and technology; nothing is found without --weather. Null after what is wrong was written.</summary>
    private static Func<string, string, double?>? OwnElcc(ParseResult parsed, CancellationToken cancellation)
    {
        if (parsed.GetValue(Weather) is null)
            return (_, _) => null;
        if (YearsToLookAt(parsed) is not List<AdequacyYear> years)
            return null;
        foreach (AdequacyYear year in years)
        {
            using LiveLine line = Line();
            year.TakeLoads(ticks => Show(line, $"loads of a run{year.Words}", ticks, year.EndTick), cancellation);
        }

        var known = new SortedDictionary<string, double?>(StringComparer.Ordinal);
        return (zone, technology) =>
        {
            string fleet = $"{zone}/{technology}";
            if (!known.TryGetValue(fleet, out double? share))
                known.Add(fleet, share = ElccOf(parsed, years, fleet, cancellation));
            return share;
        };
    }

    private static double? ElccOf(ParseResult parsed, List<AdequacyYear> years, string fleet, CancellationToken cancellation)
    {
        if (years[0].ResourceOf(fleet) is not (int area, > 0 and double capacityMw))
            return null;
        AdequacySystem[] with = [.. years.Select(year => year.Alone(area, leftOut: null))];
        AdequacySystem[] without = [.. years.Select(year => year.Alone(area, fleet))];
        int tried = 0;
        using LiveLine line = Line();
        return CapacityCredits.Find(
            mw => [.. with.Select(system => system.WithLoad(area, mw))], mw => [.. without.Select(system => system.WithLoad(area, mw))],
            fleet, years[0].World.Zones[area].Id, capacityMw, DrawsOf(parsed), years[0].Seed, ThreadsOf(parsed), TargetOf(parsed),
            () => line.Write(_ => $"{Name}: {fleet}, {++tried} loads tried"), cancellation).Share;
    }
}
