using DigitalTwin.Engine.BuildOut;
using DigitalTwin.Model.BuildOut;

namespace DigitalTwin.Engine.Outputs;

/// <summary>
/// Writes where each campus with a plan stands at the end of a month, and why its accelerators were missing in it (accelerator-hours by
/// cause).
/// </summary>
/// <param name="path">The file.</param>
/// <param name="view">The world.</param>
/// <param name="tally">Takes every tick before this writer does.</param>
public sealed class MonthlyCsvWriter(string path, WorldView view, BuildOutTally tally) : MonthlyCsvSink(path, Header, view)
{
    private static readonly string Header =
        "month,campus,zone,country,plan_mw,energised_mw,it_mw,gpus_wanted,gpus_installed,gpus_waiting_for_power,wanted_gpu_hours,"
        + "installed_gpu_hours,delivered_exaflop_days,"
        + string.Join(',', Enum.GetValues<Cause>().Select(cause => Snake(cause) + "_gpu_hours"))
        + ",outage_gpu_hours,shedding_gpu_hours,curtailment_gpu_hours,idle_gpu_hours";

    /// <inheritdoc/>
    protected override void Write(string month)
    {
        foreach (CampusTally campus in tally.Campuses)
            Write(month, campus);
    }

    private void Write(string month, CampusTally campus)
    {
        SiteReport site = campus.Latest;
        First(month);
        Next(campus.Id);
        Next(View.World.Zones[campus.Zone].Id);
        Next(View.World.Zones[campus.Zone].Country);
        Next(site.PlanMw);
        Next(site.EnergisedMw);
        Next(site.ItMw);
        Next(site.Wanted);
        Next(site.Running);
        Next(campus.Waiting);
        Next(campus.Month.Wanted);
        Next(campus.Month.Running);
        Next(campus.DeliveredInMonth);
        foreach (long missing in campus.Month.Missing)
            Next(missing);
        Next(campus.Month.Outage);
        Next(campus.Month.Shed);
        Next(campus.Month.Curtailed);
        Next(campus.Month.Idle);
        EndRow();
    }

    private static string Snake(Cause cause) => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(cause.ToString());
}
