using DigitalTwin.Scenarios.Content;
using DigitalTwin.Scenarios.Findings;
using DigitalTwin.Scenarios.Tables;

namespace DigitalTwin.Scenarios.Worlds;

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
            if (site.IsMissing("training_share") && site.Has("inference_swing"))
                log.Error("shape-without-inference", site.Place("inference_swing"), "inference_swing",
                    $"{site.Key} has a day of inference, and does not separate it from training.",
                    "Fill in training_share, 0 for a site that serves inference alone, or empty the cell.");
            if (site.IsMissing("inference_swing") && site.Has("inference_peak_hour"))
                log.Error("peak-without-swing", site.Place("inference_peak_hour"), "inference_peak_hour",
                    $"{site.Key} has an hour in which inference is asked for most, but inference is flat.",
                    "Fill in inference_swing, or empty the cell.");
            if (!site.Has("training_share"))
                continue;
            if (site.IsMissing("accelerator") && site.IsMissing("first_mark")) // with a first mark it is reported already
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
