using DigitalTwin.Scenarios.Findings;
using DigitalTwin.Scenarios.Tables;

namespace DigitalTwin.Scenarios.Validation.Checks;

/// <summary>Training apart from inference: on accelerators, one thing that stops first, hours only where there is training.</summary>
internal static class TrainingCheck
{
    public static void Run(ScenarioContent content, FindingLog log)
    {
        foreach (ScenarioRow site in content.Rows("datacenters"))
        {
            if (site.IsMissing("training_share") && site.Has("pause_hours_year"))
                log.Error("pause-without-training", site.Place("pause_hours_year"), "pause_hours_year",
                    $"{site.Key} has hours for which training may pause, and no share of training.",
                    "Fill in training_share, or empty the cell.");
            if (!site.Has("training_share"))
                continue;
            if (site.IsMissing("accelerator") && site.IsMissing("first_mark")) // with a first mark it is told already
                log.Error("training-without-family", site.Place("training_share"), "training_share",
                    $"{site.Key} has no accelerator family: its load is not computed from what it does.",
                    "Fill in accelerator, or empty the cell.");
            else if (site.Has("flexible_share") && site.Number("flexible_share") > 0)
                log.Error("training-and-flexible", site.Place("flexible_share"), "flexible_share",
                    $"{site.Key} says with training_share what stops first, and with flexible_share, too.",
                    "Empty one of the two cells.");
        }
    }
}
