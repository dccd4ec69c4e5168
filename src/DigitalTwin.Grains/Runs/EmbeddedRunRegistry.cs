using System.Collections.Concurrent;
using DigitalTwin.Grains.Interfaces;
using DigitalTwin.Grains.Keys;
using DigitalTwin.Grains.Wire;
using DigitalTwin.Grains.Worlds;
using DigitalTwin.Runs.Folders;
using DigitalTwin.Runs.Local;

namespace DigitalTwin.Grains.Runs;

/// <summary>
/// The runs of a silo in the process of <c>twin up</c>: each is kept in its folder, whose lock the process holds, and driven from here.
/// What a cluster notes of its runs beside that lives as long as the process.
/// </summary>
public sealed class EmbeddedRunRegistry : MemoryRunRegistry, IWorldSource
{
    private readonly ConcurrentDictionary<string, OpenedRun> _opened = new(StringComparer.Ordinal);

    /// <summary>Opens a run; it goes nowhere before it is driven.</summary>
    /// <param name="grains">Makes references to grains.</param>
    /// <param name="world">Its world.</param>
    /// <param name="options">What was asked; with its folder.</param>
    /// <param name="assumptions">How the scenario's inputs are known.</param>
    /// <param name="sinks">Further takers of committed ticks; disposed of with the run.</param>
    public IDrivenRun Open(
        IGrainFactory grains, WorldSpec world, RunOptions options, AssumptionSummary assumptions, params ITickSink[] sinks)
    {
        string folder = options.OutDirectory ?? throw new ArgumentException("The run has no folder.", nameof(options));
        var spec = new RunSpec(options.Scenario, world.Digest, options.Seed);
        string name = NameOf(folder);
        var output = new RunOutput(world, options, assumptions, new ParticipantFactory(world, options.Seed).Count, sinks);
        var run = new EmbeddedRun(grains.GetGrain<ICoordinatorGrain>(name), spec, options, output, () => Close(name));
        _opened[name] = new OpenedRun(run, new LoadedWorld(world, assumptions), spec);
        return run;
    }

    /// <inheritdoc/>
    public override IRunDriver? Driver(string run) =>
        _opened.TryGetValue(run, out OpenedRun? opened) && !opened.Run.Leaves ? opened.Run : null;

    /// <inheritdoc/>
    public override Task<bool> HasTicked(string run) => Task.FromResult(true); // there is one silo: nobody is waited for

    /// <inheritdoc/>
    public override IRunStore Open(string run, ulong number) => Driver(run) is { Options.OutDirectory: string folder }
        ? RunFolder.OpenStore(folder, number)
        : throw new RunRefusedException($"Run {run} is not open in this process.");

    /// <inheritdoc/>
    public LoadedWorld Load(RunSpec spec) => _opened.Values.FirstOrDefault(opened => opened.Spec == spec)?.World
        ?? throw new WorldMismatchException(
            $"The silo in `twin up` carries the runs that are begun there; begin {spec.Scenario} on its page, use `twin run` without "
            + "--cluster, or name another cluster with --redis.");

    /// <inheritdoc/>
    public override Task Forget(string run) => throw new RunRefusedException(
        Driver(run) is { Options.OutDirectory: string folder }
            ? $"Run {run} is kept in its folder; end `twin up`, then remove {folder}."
            : $"Run {run} is not open in this process.");

    private void Close(string name)
    {
        _opened.TryRemove(name, out _);
        _ = base.Forget(name); // what was noted of it is in the folder
    }

    /// <summary>A name of its own for the run in a folder: the folder's, as long as no other run has it.</summary>
    private string NameOf(string folder)
    {
        string wanted = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        string name = wanted;
        for (int i = 2; name.Length == 0 || _opened.ContainsKey(name); i++)
            name = $"{wanted}-{i}";
        return name;
    }

    private sealed record OpenedRun(EmbeddedRun Run, LoadedWorld World, RunSpec Spec);
}
