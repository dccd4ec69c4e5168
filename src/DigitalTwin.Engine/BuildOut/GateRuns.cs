using DigitalTwin.Engine.Runs;
using DigitalTwin.Model.Specs;

namespace DigitalTwin.Engine.BuildOut;

/// <summary>Runs a world as it is and with each gate opened alone, from the same beginning and with the same draws.</summary>
public static class GateRuns
{
    private const string Ahead = "aheadOfPlan";

    /// <summary>The results by country, those that miss most first; null if it was cancelled.</summary>
    /// <param name="world">The world.</param>
    /// <param name="options">How long to run, and on how many threads; no folder.</param>
    /// <param name="begun">Is told of each run as it begins.</param>
    /// <param name="cancellation">Asks to stop.</param>
    public static IReadOnlyList<GateResult>? Of(
        WorldSpec world, RunOptions options, Action<Gate> begun, CancellationToken cancellation = default)
    {
        var runs = new SortedDictionary<Gate, RunSummary>();
        foreach (Gate gate in Enum.GetValues<Gate>())
        {
            begun(gate);
            using LocalRun run = LocalRun.Start(GateRelief.Open(world, gate), options, new AssumptionSummary(0, 0));
            if (!run.Advance(null, cancellation))
                return null;
            runs.Add(gate, run.Summarise());
        }

        return
        [
            .. runs[Gate.None].Countries
                .Where(country => MissingOf(country) > 0)
                .Select(country => ResultOf(country, runs))
                .OrderByDescending(result => result.MissingExaflopDays)
                .ThenBy(result => result.Country, StringComparer.Ordinal),
        ];
    }

    private static GateResult ResultOf(CountrySummary asIs, SortedDictionary<Gate, RunSummary> runs)
    {
        double missing = MissingOf(asIs);
        var relief = new SortedDictionary<string, double>(StringComparer.Ordinal);
        string binding = "";
        double most = 0;
        foreach ((Gate gate, RunSummary run) in runs)
        {
            if (gate == Gate.None)
                continue;
            double relieved = missing - MissingOf(run.Countries.First(country => country.Id == asIs.Id));
            string name = System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(gate.ToString());
            relief.Add(name, relieved);
            if (relieved > most)
                (most, binding) = (relieved, name);
        }

        return new GateResult(
            asIs.Id, asIs.TargetExaflopDays, missing, asIs.ShortfallByCause, relief, Math.Max(0, missing - most), binding);
    }

    private static double MissingOf(CountrySummary country) =>
        country.ShortfallByCause.Where(cause => cause.Key != Ahead).Sum(cause => cause.Value);
}
