using DigitalTwin.Engine.BuildOut;
using DigitalTwin.Model.BuildOut;
using DigitalTwin.Model.Specs;

namespace DigitalTwin.Engine.Outputs;

/// <summary>Writes each country's compute and the causes of what it misses, month by month, in exaflop-days.</summary>
/// <param name="path">The file.</param>
/// <param name="view">The world.</param>
/// <param name="tally">Takes every tick before this writer does.</param>
public sealed class CountryCsvWriter(string path, WorldView view, BuildOutTally tally) : MonthlyCsvSink(path, Header, view)
{
    private static readonly string[] Causes =
    [
        .. Enum.GetValues<Cause>().Select(Shortfall.NameOf), "outage", "shedding", "curtailment", "idle", "aheadOfPlan",
    ];

    private static readonly string Header =
        "month,country,energised_mw,it_mw,gpus_installed,gpus_waiting_for_power,queue_gw,target_exaflop_days,delivered_exaflop_days,"
        + string.Join(',', Causes.Select(cause => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(cause)))
        + ",effective_exaflop_days,effective_target_exaflop_days";

    /// <inheritdoc/>
    protected override void Write(string month)
    {
        foreach (CountrySpec country in View.World.Countries)
            Write(month, CountryCompute.Of(View.World, tally, country.Id, month: true), country.Id);
    }

    private void Write(string month, CountryCompute compute, string country)
    {
        First(month);
        Next(country);
        Next(compute.EnergisedMw);
        Next(compute.ItMw);
        Next(compute.Installed);
        Next(compute.Waiting);
        Next(compute.QueueMw / 1000);
        Next(compute.Shortfall.Target);
        Next(compute.Shortfall.Delivered);
        foreach (string cause in Causes)
            Next(compute.Shortfall.ByCause.GetValueOrDefault(cause));
        Next(compute.Effective.Delivered);
        Next(compute.Effective.Target);
        EndRow();
    }
}
