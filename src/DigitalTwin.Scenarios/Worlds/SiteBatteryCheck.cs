using DigitalTwin.Scenarios.Content;
using DigitalTwin.Scenarios.Findings;
using DigitalTwin.Scenarios.Tables;

namespace DigitalTwin.Scenarios.Worlds;

/// <summary>Stores behind the meter: power and hours together, an efficiency only of something, restarts only of training.</summary>
internal static class SiteBatteryCheck
{
    public static void Run(ScenarioContent content, FindingLog log)
    {
        foreach (ScenarioRow site in content.Rows("datacenters"))
        {
            PairCheck.Run(site, "half-a-battery", ("battery_mw", "battery_hours"), log);
            if (site.Has("battery_efficiency") && site.IsMissing("battery_mw") && site.IsMissing("ride_through_min"))
                log.Error("efficiency-without-battery", site.Place("battery_efficiency"), "battery_efficiency",
                    $"{site.Key} has no store behind the meter.",
                    "Fill in battery_mw and battery_hours, or ride_through_min, or empty the cell.");
            if (site.Has("restart_min") && site.IsMissing("training_share"))
                log.Error("restart-without-training", site.Place("restart_min"), "restart_min",
                    $"{site.Key} has a time to start training again, and no share of training.",
                    "Fill in training_share, or empty the cell.");
        }
    }
}
