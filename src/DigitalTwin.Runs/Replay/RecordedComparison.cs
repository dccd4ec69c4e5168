using DigitalTwin.Runs.Folders;

namespace DigitalTwin.Runs.Replay;

/// <summary>
/// Compares two runs by what their folders hold alone: manifests and the recorded hourly figures. It needs neither scenario, so that runs
/// can be compared whose inputs were changed since.
/// </summary>
public static class RecordedComparison
{
    /// <summary>Says in sentences what the runs were made from that differs; none where nothing does.</summary>
    public static IReadOnlyList<string> WhatWasAsked(RunHistory first, RunHistory second)
    {
        (RunManifest a, RunManifest b) = (first.Manifest, second.Manifest);
        var said = new List<string>();
        if (a.ScenarioDigest != b.ScenarioDigest)
        {
            said.Add(
                $"the scenarios differ: {a.Scenario} with digest {a.ScenarioDigest} in {first.Folder}, {b.Scenario} with digest "
                + $"{b.ScenarioDigest} in {second.Folder}");
            said.Add(
                a.Inputs.Count == 0 || b.Inputs.Count == 0
                    ? "which of their inputs differ is not known: an older build made one of the runs"
                    : $"inputs that differ: {string.Join(", ", InputsThatDiffer(a, b))}");
        }

        if (a.Seed != b.Seed)
            said.Add($"the seeds differ: {a.Seed} and {b.Seed}");
        if (a.StartUtc != b.StartUtc)
            said.Add($"the starts differ: tick 0 is {a.StartUtc:yyyy-MM-dd HH:mm} UTC in {first.Folder}, {b.StartUtc:yyyy-MM-dd HH:mm} UTC "
                + $"in {second.Folder}");
        if (a.Build != b.Build)
            said.Add($"the builds differ: {a.Build} and {b.Build}");
        return said;
    }

    /// <summary>Inputs of the scenarios, by file, whose content differs or that only one of them has.</summary>
    public static IReadOnlyList<string> InputsThatDiffer(RunManifest first, RunManifest second) =>
    [
        .. first.Inputs.Keys.Union(second.Inputs.Keys, StringComparer.Ordinal)
            .Where(input => first.Inputs.GetValueOrDefault(input) != second.Inputs.GetValueOrDefault(input))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The first recorded figure that differs, from a tick on.</summary>
    /// <param name="first">The first run.</param>
    /// <param name="second">The second run.</param>
    /// <param name="from">The first tick to look at.</param>
    /// <returns>Null where all figures that both have recorded are the same.</returns>
    /// <exception cref="HistoryDamageException">A history is damaged.</exception>
    public static RunDifference? FirstDifference(RunHistory first, RunHistory second, long from)
    {
        HistoryReader here = HistoryOf(first), there = HistoryOf(second);
        long end = Math.Min(here.Ticks, there.Ticks);
        for (long tick = from; tick < end; tick++)
        {
            if (here.ReadRow(tick) is HistoryRow row && there.ReadRow(tick) is HistoryRow other
                && Differ(row, other) is RunDifference found)
                return found;
        }

        return null;
    }

    private static HistoryReader HistoryOf(RunHistory run) =>
        new(new DiskFileSystem(run.Folder), new Calendar(run.Manifest.StartUtc));

    private static RunDifference? Differ(HistoryRow here, HistoryRow there)
    {
        if (here.Schema.Digest == there.Schema.Digest && here.Values.AsSpan().SequenceEqual(there.Values))
            return null;
        RunDifference? found = null;
        var entities = new HashSet<string>(StringComparer.Ordinal);
        foreach ((string entity, string metric) in ColumnsOf(here).Union(ColumnsOf(there)))
        {
            string was = FigureOf(here, entity, metric), now = FigureOf(there, entity, metric);
            if (was == now)
                continue;
            found ??= new RunDifference(here.Tick, entity, metric, was, now, 0);
            entities.Add(entity);
        }

        return found is null ? null : found with { Entities = entities.Count };
    }

    private static IEnumerable<(string Entity, string Metric)> ColumnsOf(HistoryRow row) =>
        row.Schema.Columns.Select(column => (column.Entity, column.Metric.Name));

    private static string FigureOf(HistoryRow row, string entity, string metric) =>
        row.Value(entity, metric)?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? RunComparison.Absent;
}
