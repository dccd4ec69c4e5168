using DigitalTwin.Scenarios.Content;
using DigitalTwin.Scenarios.Findings;
using DigitalTwin.Scenarios.Tables;

namespace DigitalTwin.Scenarios.Worlds;

/// <summary>
/// What countries can build: plants and lines that one can decide on, in blocks that fit into a year, of goods that differ.
/// </summary>
internal static class BuildOptionCheck
{
    public static void Run(ScenarioContent content, FindingLog log)
    {
        foreach (ScenarioRow option in content.Rows("build_options"))
        {
            if (content.Tables.Follow("build_options", option, "fleet") is { } fleet
                && content.Tables.Follow("fleets", fleet, "technology") is { } technology
                && technology.Has("kind") && technology.Text("kind") is not ("thermal" or "variable"))
                log.Error("option-of-kind", option.Place("fleet"), "fleet",
                    $"{fleet.Key} is of the kind {technology.Text("kind")}, for which there is no rule of decision.",
                    "Name a thermal or variable fleet; write the capacity of others into fleet_capacity.");
            CheckTerms(option, log);
        }

        foreach (ScenarioRow option in content.Rows("corridor_options"))
        {
            if (content.Tables.Follow("corridor_options", option, "line") is { } line && line.Has("reactance_pu"))
                log.Error("corridor-with-reactance", option.Place("line"), "line",
                    $"{line.Key} has a reactance: its flow follows Kirchhoff's law, and what prices differ by is not what a MW of it is "
                        + "worth.",
                    "Name a line without a reactance; write the rating of others into line_mw.");
            CheckTerms(option, log);
        }
    }

    private static void CheckTerms(ScenarioRow option, FindingLog log)
    {
        if (option.HasAll("block_mw", "most_mw_year") && option.Number("block_mw") > option.Number("most_mw_year"))
            log.Error("option-never-built", option.Place("most_mw_year"), "most_mw_year",
                $"A block of {option.Text("block_mw")} MW is more than the {option.Text("most_mw_year")} MW "
                    + "that may be decided in a year.",
                "Make most_mw_year larger, or block_mw smaller.");
        if (option.HasAll("equipment", "transformer") && option.Text("equipment") == option.Text("transformer"))
            log.Error("good-twice", option.Place("transformer"), "transformer",
                $"{option.Text("transformer")} is ordered as equipment already.", "Name another good, or empty the cell.");
    }
}
