using DigitalTwin.Client.CommandLine;
using DigitalTwin.FaultSimulation;

namespace DigitalTwin.Client.Rendering;

/// <summary>What <c>twin sim</c> found.</summary>
/// <param name="scenario">Name of the scenario.</param>
/// <param name="schedule">What every run was to do.</param>
/// <param name="seeds">The seeds asked for.</param>
/// <param name="campaign">What was run.</param>
/// <param name="traced">The seed that failed with the faults that it needs, or the one seed whose trace is wanted; else null.</param>
internal sealed class SimReport(
    string scenario, SimSchedule schedule, SeedRange seeds, int threads, SimCampaign campaign, SimResult? traced)
{
    private const int LastLines = 30;

    private double Rate => campaign.Schedules / Math.Max(campaign.Elapsed.TotalSeconds, 1e-3);

    /// <summary>For people.</summary>
    /// <param name="whole">Whether the whole trace is wanted.</param>
    public string ToText(bool whole)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{scenario}: {schedule.Ticks} ticks, a checkpoint every {schedule.CheckpointEvery}, ")
            .Append(CultureInfo.InvariantCulture, $"{schedule.Pinned.Count + 1} events\n")
            .Append(CultureInfo.InvariantCulture, $"{campaign.Schedules:N0} schedules from seed {seeds.First} on in ")
            .Append(CultureInfo.InvariantCulture, $"{campaign.Elapsed.TotalSeconds:N1} s, {Rate:N0} a second on {threads} threads: ")
            .Append(CultureInfo.InvariantCulture, $"{campaign.Faults:N0} faults, {campaign.Recoveries:N0} recoveries\n")
            .Append(CultureInfo.InvariantCulture, $"digest of the traces {campaign.TraceDigest:x16}\n\n");
        if (campaign.Failed is SimResult failed)
            AppendFailure(text, failed);
        else if (campaign.Last is SimResult last && seeds.IsOne && campaign.Schedules == 1)
            AppendSeed(text, last, whole);
        else
            AppendTable(text);
        return text.ToString().TrimEnd();
    }

    /// <summary>For programs.</summary>
    public object ToJson() => new
    {
        scenario,
        schedule.Ticks,
        schedule.CheckpointEvery,
        Events = schedule.Pinned.Count + 1,
        FirstSeed = seeds.First,
        campaign.Schedules,
        Seconds = campaign.Elapsed.TotalSeconds,
        SchedulesPerSecond = Rate,
        Threads = threads,
        campaign.Faults,
        campaign.Recoveries,
        TraceDigest = $"{campaign.TraceDigest:x16}",
        campaign.Last?.Hash,
        CoverageCells = CoverageTable.Cells,
        CoverageEmpty = campaign.Coverage.Empty.Select(cell => $"{cell.Kind} {cell.Phase} {cell.Fault}"),
        Failure = campaign.Failed is SimResult failed
            ? new { failed.Seed, Message = failed.Failure, Faults = Describe(traced!), Trace = traced!.Trace.TakeLast(LastLines) }
            : null,
    };

    private static IEnumerable<string> Describe(SimResult result) => SimFault.Of(result).Select(fault => fault.ToString());

    private static void AppendLines(StringBuilder text, IEnumerable<string> lines)
    {
        foreach (string line in lines)
            text.Append("  ").Append(line).Append('\n');
    }

    private void AppendTable(StringBuilder text)
    {
        int empty = campaign.Coverage.Empty.Count;
        text.Append("Every schedule ended in the hashes of a run without faults.\n\n")
            .Append(campaign.Coverage).Append("\n\n")
            .Append(CultureInfo.InvariantCulture, $"{CoverageTable.Cells - empty} of {CoverageTable.Cells} cells were met.");
    }

    private void AppendSeed(StringBuilder text, SimResult result, bool whole)
    {
        text.Append(CultureInfo.InvariantCulture, $"seed {result.Seed} ended in the hash of a run without faults, {result.Hash}, ")
            .Append(CultureInfo.InvariantCulture, $"after {result.VirtualMs:N0} ms of virtual time and {result.Recoveries} recoveries; ")
            .Append("its faults:\n");
        AppendLines(text, Describe(result));
        if (whole)
            AppendLines(text.Append("\nits trace:\n"), traced!.Trace);
    }

    private void AppendFailure(StringBuilder text, SimResult failed)
    {
        text.Append(CultureInfo.InvariantCulture, $"SEED {failed.Seed} FAILED: {failed.Failure}\n\n")
            .Append(CultureInfo.InvariantCulture, $"Of its {SimFault.Of(failed).Count} faults it needs {SimFault.Of(traced!).Count}:\n");
        AppendLines(text, Describe(traced!));
        text.Append(CultureInfo.InvariantCulture, $"\nWith these alone: {traced!.Failure}\nThe last of what happens then:\n");
        AppendLines(text, traced.Trace.TakeLast(LastLines));
        text.Append(CultureInfo.InvariantCulture, $"\nAgain: twin sim {scenario} --seeds {failed.Seed} --ticks {schedule.Ticks} ")
            .Append("--trace-file FILE");
    }
}
