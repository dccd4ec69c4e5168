using DigitalTwin.Studies.Forks;

namespace DigitalTwin.Studies.Bottlenecks;

/// <summary>
/// Runs a world up to a tick, forks it there once as it is and once with each bottleneck removed alone, and reports the compute gained by
/// each.
/// </summary>
/// <param name="options">What is asked.</param>
public sealed class BottleneckRuns(WorldSpec world, BottleneckOptions options)
{
    private readonly ForkedRuns _runs = new(world, options);
    private readonly SortedDictionary<Bottleneck, RunSummary> _ends = [];

    /// <summary>The runs as they ended, by the bottleneck that was removed.</summary>
    public IReadOnlyDictionary<Bottleneck, RunSummary> Ends => _ends;

    /// <summary>What they shared: the run up to the fork; null where they fork before the first tick.</summary>
    public RunSummary? Trunk => _runs.Trunk;

    /// <summary>Runs all.</summary>
    /// <param name="progress">Receives the progress, from several threads, one at a time.</param>
    /// <param name="cancellation">Asks to stop.</param>
    /// <returns>Whether all runs came to their end.</returns>
    public bool Run(IProgress<ForkedRunsProgress>? progress = null, CancellationToken cancellation = default)
    {
        Bottleneck[] gates = [Bottleneck.None, .. options.Gates];
        if (!_runs.Run([.. gates.Select(gate => RelaxationGain.Open(world, gate, options.ForkTick))], progress, cancellation))
            return false;
        for (int i = 0; i < gates.Length; i++)
            _ends.Add(gates[i], _runs.Ends[i]);
        return true;
    }

    /// <summary>What holds a region back; null where plans want nothing.</summary>
    public BottleneckResult? ResultOf(BottleneckRegion region)
    {
        BottleneckWindow asIs = WindowOf(Bottleneck.None, region);
        if (!(asIs.Target > 0))
            return null;
        var relief = new SortedDictionary<string, double>(StringComparer.Ordinal);
        string binding = "";
        double most = asIs.Missing / 100, relieved = 0;
        foreach (Bottleneck gate in options.Gates)
        {
            double less = asIs.Missing - WindowOf(gate, region).Missing;
            string name = System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(gate.ToString());
            relief.Add(name, less);
            relieved += Math.Max(0, less);
            if (less > most)
                (most, binding) = (less, name);
        }

        return new BottleneckResult(
            region.Id, asIs.Target, asIs.Missing, asIs.ByCause, relief, Math.Max(0, asIs.Missing - relieved), binding,
            BottleneckWindow.FiguresOf(_ends[Bottleneck.None], region));
    }

    private BottleneckWindow WindowOf(Bottleneck gate, BottleneckRegion region) => BottleneckWindow.Between(Trunk, _ends[gate], region);
}
