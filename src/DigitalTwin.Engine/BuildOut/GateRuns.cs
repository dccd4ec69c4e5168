using DigitalTwin.Engine.Runs;
using DigitalTwin.Model.BuildOut;
using DigitalTwin.Model.Specs;
using DigitalTwin.Protocol.Coordination;
using DigitalTwin.Protocol.Storage;

namespace DigitalTwin.Engine.BuildOut;

/// <summary>
/// Runs a world up to a tick, forks it there once as it is and once with each gate opened alone, and tells what each gate relieves. The
/// forks begin with the checkpoint of that tick, kept in memory.
/// </summary>
/// <param name="world">The world.</param>
/// <param name="options">What is asked.</param>
public sealed class GateRuns(WorldSpec world, GateOptions options)
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<Gate, RunSummary> _ends = [];
    private IProgress<GateProgress>? _progress;
    private long _done;
    private int _runsDone;

    /// <summary>The runs as they ended, by the gate that was open.</summary>
    public IReadOnlyDictionary<Gate, RunSummary> Ends => _ends;

    /// <summary>What they shared: the run up to the fork; null where they fork before the first tick.</summary>
    public RunSummary? Trunk { get; private set; }

    private long TicksAsked => options.ForkTick + (options.Gates.Length + 1) * (options.Ticks - options.ForkTick);

    /// <summary>Runs all.</summary>
    /// <param name="progress">Is told where they stand, from several threads, one at a time.</param>
    /// <param name="cancellation">Asks to stop.</param>
    /// <returns>Whether all runs came to their end.</returns>
    public bool Run(IProgress<GateProgress>? progress = null, CancellationToken cancellation = default)
    {
        _progress = progress;
        var store = new MemoryStore(ParticipantFactory.NumberOf(world.Digest, options.Seed));
        if (options.ForkTick > 0)
        {
            Trunk = Advance(world, store, options.ForkTick, options.Threads, cancellation);
            if (Trunk is null)
                return false;
        }

        Gate[] gates = [Gate.None, .. options.Gates];
        int atOnce = Math.Min(options.AtOnce, gates.Length);
        bool[] ended = new bool[gates.Length];
        Parallel.For(0, gates.Length, new ParallelOptions { MaxDegreeOfParallelism = atOnce }, i =>
        {
            WorldSpec opened = GateRelief.Open(world, gates[i], options.ForkTick);
            RunSummary? end = Advance(opened, store.Copy(), options.Ticks, Math.Max(1, options.Threads / atOnce), cancellation);
            ended[i] = end is not null;
            lock (_lock)
            {
                if (end is not null)
                    _ends.Add(gates[i], end);
            }
        });
        return !ended.Contains(false);
    }

    /// <summary>What holds a region back; null where plans want nothing.</summary>
    public GateResult? ResultOf(GateRegion region)
    {
        GateWindow asIs = WindowOf(Gate.None, region);
        if (!(asIs.Target > 0))
            return null;
        var relief = new SortedDictionary<string, double>(StringComparer.Ordinal);
        string binding = "";
        double most = asIs.Missing / 100, relieved = 0;
        foreach (Gate gate in options.Gates)
        {
            double less = asIs.Missing - WindowOf(gate, region).Missing;
            string name = System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(gate.ToString());
            relief.Add(name, less);
            relieved += Math.Max(0, less);
            if (less > most)
                (most, binding) = (less, name);
        }

        return new GateResult(
            region.Id, asIs.Target, asIs.Missing, asIs.ByCause, relief, Math.Max(0, asIs.Missing - relieved), binding,
            GateWindow.FiguresOf(_ends[Gate.None], region));
    }

    private GateWindow WindowOf(Gate gate, GateRegion region) => GateWindow.Between(Trunk, _ends[gate], region);

    private RunSummary? Advance(WorldSpec opened, MemoryStore store, long ticks, int threads, CancellationToken cancellation)
    {
        var run = new RunOptions
        {
            Scenario = options.Scenario,
            Seed = options.Seed,
            Ticks = ticks,
            Threads = threads,
            CheckpointEvery = int.MaxValue, // the one at the end is made in any case
        };
        using LocalRun local = LocalRun.Start(opened, run, new AssumptionSummary(0, 0), store);
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
            int runs = options.Gates.Length + (options.ForkTick > 0 ? 2 : 1);
            _progress?.Report(new GateProgress(_done, TicksAsked, _runsDone, runs));
        }
    }

    private sealed class Counter(GateRuns runs) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => runs.Count();
    }
}
