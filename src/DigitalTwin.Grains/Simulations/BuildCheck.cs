using DigitalTwin.Grains.Runs;
using DigitalTwin.Protocol.Storage;

namespace DigitalTwin.Grains.Simulations;

/// <summary>
/// Whether this build may go on with a run: ticks that follow the newest checkpoint can be repeated only by the build that made them. Looks
/// and takes nothing, so that a run which is refused here stays with whoever can go on with it.
/// </summary>
internal static class BuildCheck
{
    /// <summary>An epoch that no run has: who expects it is answered with the root and takes none.</summary>
    private const int NoEpoch = -1;

    /// <summary>Checks it.</summary>
    /// <param name="store">The run's store.</param>
    /// <param name="made">Build that made the newest ticks; null for a run without any.</param>
    /// <param name="build">This build.</param>
    /// <exception cref="RunRefusedException">Another build has to go on with it.</exception>
    public static void Check(IRunStore store, string? made, string build)
    {
        if (made is null || made == build || store.Handle(new TakeEpochRequest(NoEpoch)).Root is not RunRoot root)
            return;
        long from = root.Newest?.LogLength ?? 0;
        StoreReply log = store.Handle(new ReadLogRequest(from));
        long[] ticks = [.. log.Entries.Where(entry => entry.Event is null).Select(entry => entry.Tick)];
        if (log.Status == StoreStatus.Done && ticks.Length > 0)
            throw new RunRefusedException(
                $"Its ticks {ticks[0]} to {ticks[^1]} were made by build {made}, which alone can repeat them; this silo is of build "
                + $"{build}. Start silos of that build, stop them one after the other (the run is then at a checkpoint), and go on "
                + "with this build.");
    }
}
