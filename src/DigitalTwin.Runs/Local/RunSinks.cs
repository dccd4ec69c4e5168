using DigitalTwin.Results.Compute;
using DigitalTwin.Runs.Folders;

namespace DigitalTwin.Runs.Local;

/// <summary>What writes the files of a run while it goes on.</summary>
internal static class RunSinks
{
    /// <summary>
    /// Opens the sinks that write a run's hourly files, then writes its manifest if it has none yet: who finds a manifest finds them too.
    /// </summary>
    public static IReadOnlyList<ITickSink> Open(string folder, RunManifest manifest, WorldView view, BuildOutTally tally, bool plants)
    {
        Directory.CreateDirectory(folder);
        List<ITickSink> sinks =
        [
            new HashWriter(Path.Combine(folder, RunFiles.Hashes)),
            new ZoneCsvWriter(Path.Combine(folder, RunFiles.Zones), view),
            new LineCsvWriter(Path.Combine(folder, RunFiles.Lines), view),
            new MonthlyCsvWriter(Path.Combine(folder, RunFiles.Campuses), view, tally),
            new CountryCsvWriter(Path.Combine(folder, RunFiles.Countries), view, tally),
            OpenHistory(folder, manifest, view),
        ];
        if (plants)
            sinks.Add(new PlantCsvWriter(Path.Combine(folder, RunFiles.Plants), view));
        if (!RunFolder.HoldsRun(folder))
            RunFolder.WriteManifest(folder, manifest);
        return sinks;
    }

    private static HistorySink OpenHistory(string folder, RunManifest manifest, WorldView view)
    {
        ulong run = ParticipantFactory.NumberOf(manifest.ScenarioDigest, manifest.Seed);
        return new HistorySink(
            new DiskFileSystem(folder), run, view.World, (ticks, sink) => HistoryRefill.Fill(folder, view.World, ticks, sink));
    }
}
