using DigitalTwin.Scenarios.Content;
using DigitalTwin.Scenarios.Findings;
using DigitalTwin.Scenarios.Tables;

namespace DigitalTwin.Scenarios.Worlds;

/// <summary>A target of self-sufficiency has something that can be built for it.</summary>
internal static class SelfSufficiencyCheck
{
    public static void Run(ScenarioContent content, FindingLog log)
    {
        if (content.Tables["build_options"].Damaged || content.Tables["fleets"].Damaged || content.Tables["zones"].Damaged)
            return;
        SortedSet<string> countries = new(StringComparer.Ordinal), building = new(StringComparer.Ordinal);
        foreach (ScenarioRow zone in content.Rows("zones").Where(zone => zone.Has("country")))
            countries.Add(zone.Text("country"));
        foreach (ScenarioRow option in content.Rows("build_options"))
        {
            if (content.Tables.Follow("build_options", option, "fleet") is { } fleet
                && content.Tables.Follow("fleets", fleet, "zone") is { } zone && zone.Has("country"))
                building.Add(zone.Text("country"));
        }

        // A country that nobody knows has its own finding.
        foreach (List<ScenarioRow> rows in content.By("self_sufficiency", "country").Values)
        {
            string country = rows[0].Text("country");
            if (countries.Contains(country) && !building.Contains(country))
                log.Error("target-without-options", rows[0].Place("country"), "country",
                    $"{country} wants to cover its load with own plants and can build none: no fleet of it has a row in build_options.",
                    "Add a row to build_options, or take the target away.");
        }
    }
}
