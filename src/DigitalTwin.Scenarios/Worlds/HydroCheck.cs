using DigitalTwin.Scenarios.Content;
using DigitalTwin.Scenarios.Findings;
using DigitalTwin.Scenarios.Tables;

namespace DigitalTwin.Scenarios.Worlds;

/// <summary>Hydro fleets have the energy of every month.</summary>
internal static class HydroCheck
{
    public static void Run(ScenarioContent content, FindingLog log)
    {
        if (content.Tables["hydro"].Damaged)
            return;
        foreach (ScenarioRow fleet in content.Rows("fleets").Where(f => f.HasAll("zone", "technology")))
        {
            ScenarioRow technology = content.Tables.Follow("fleets", fleet, "technology")!;
            if (!technology.Has("kind") || technology.Text("kind") is not ("reservoir" or "run_of_river"))
                continue;
            string zone = fleet.Text("zone");
            int[] missing = [.. Enumerable.Range(1, 12).Where(m => content.Tables["hydro"].Find(MonthKey(zone, m)) is null)];
            if (missing.Length > 0)
                log.Error("missing-hydro", fleet.At, "zone",
                    $"hydro has no row of {zone} for {Months(missing)}, which {fleet.Key} needs.", "Add the rows.");
        }
    }

    /// <summary>The key of a row that is one of a zone and month.</summary>
    public static string MonthKey(string zone, int month) =>
        zone + KeyText.Separator + month.ToString("00", System.Globalization.CultureInfo.InvariantCulture);

    private static string Months(int[] months) => months.Length == 12 ? "any month" : $"month {string.Join(", ", months)}";
}
