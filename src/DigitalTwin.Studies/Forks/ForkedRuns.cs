using DigitalTwin.Protocol.Coordination;
using DigitalTwin.Protocol.Storage;

namespace DigitalTwin.Studies.Forks;

/// <summary>
/// Runs a world up to a tick, and from there several worlds that differ from it by what is asked. The forks begin with the checkpoint of
/// that tick, kept in memory, so each must have the state of the first.
/// </summary>
/// <param name="world">The world that all share up to the fork.</param>
/// <param name="options">What is asked.</param>
public sealed class ForkedRuns(WorldSpec world, ForkedRunsOptions options)
{
    private readonly Lock _lock = new();
    private IProgress<ForkedRunsProgress>? _progress;
    private long _done;
    private long _asked;
    private int _runs;
    private int _runsDone;

    /// <summary>What the forks share: the run up to the fork; null where they fork before the first tick.</summary>
    public RunSummary? Trunk { get; private set; }

    /// <summary>The forks as they ended, in their order; none before they have.</summary>
    public ImmutableArray<RunSummary> Ends { get; private set; } = [];

    /// <summary>Runs all.</summary>
    /// <param name="forks">The worlds from the fork on, at least one.</param>
    /// <param name="progress">Receives the progress, from several threads, one at a time.</param>
    /// <param name="cancellation">Asks to stop.</param>
    /// <returns>Whether all runs came to their end.</returns>
    public bool Run(
        ImmutableArray<WorldSpec> forks, IProgress<ForkedRunsProgress>? progress = null, CancellationToken cancellation = default)
    {
        _progress = progress;
        _asked = options.ForkTick + forks.Length * (options.Ticks - options.ForkTick);
        _runs = forks.Length + (options.ForkTick > 0 ? 1 : 0);
        var store = new MemoryStore(ParticipantFactory.NumberOf(world.Digest, options.Seed));
        if (options.ForkTick > 0)
        {
            Trunk = Advance(world, store, options.ForkTick, options.Threads, cancellation);
            if (Trunk is null)
                return false;
        }

        int atOnce = Math.Min(options.AtOnce, forks.Length);
        var ends = new RunSummary?[forks.Length];
        Parallel.For(0, forks.Length, new ParallelOptions { MaxDegreeOfParallelism = atOnce }, i =>
            ends[i] = Advance(forks[i], store.Copy(), options.Ticks, Math.Max(1, options.Threads / atOnce), cancellation));
        if (ends.Contains(null))
            return false;
        Ends = [.. ends.OfType<RunSummary>()];
        return true;
    }

    private RunSummary? Advance(WorldSpec fork, MemoryStore store, long ticks, int threads, CancellationToken cancellation)
    {
        var run = new RunOptions
        {
            Scenario = options.Scenario,
            Seed = options.Seed,
            Ticks = ticks,
            Threads = threads,
            CheckpointEvery = int.MaxValue, // the one at the end is made in any case
        };
        using LocalRun local = LocalRun.Start(fork, run, new AssumptionSummary(0, 0), store);
        if (!local.Advance(new Counter(this), cancellation))
            return null;
        lock (_lock)
            _runsDone++;
        return local.Summarise();
    }

    private void Count()
    {
        lock (_lock)
        {
            _done++;
            _progress?.Report(new ForkedRunsProgress(_done, _asked, _runsDone, _runs));
        }
    }

    private sealed class Counter(ForkedRuns runs) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => runs.Count();
    }
}
