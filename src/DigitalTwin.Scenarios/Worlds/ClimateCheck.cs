using DigitalTwin.Scenarios.Content;
using DigitalTwin.Scenarios.Findings;
using DigitalTwin.Scenarios.Tables;

namespace DigitalTwin.Scenarios.Worlds;

/// <summary>The comfort band of a zone is a band.</summary>
internal static class ClimateCheck
{
    public static void Run(ScenarioContent content, FindingLog log)
    {
        foreach (ScenarioRow row in content.Rows("zone_response").Where(r => r.HasAll("comfort_low_c", "comfort_high_c")))
        {
            if (row.Number("comfort_low_c") > row.Number("comfort_high_c"))
                log.Error("comfort-band", row.Place("comfort_high_c"), "comfort_high_c",
                    $"The comfort band of {row.Key} ends below where it begins.", "Make comfort_high_c at least comfort_low_c.");
        }
    }
}
