using System.Text.RegularExpressions;
using DigitalTwin.Engine.Outputs;
using DigitalTwin.Engine.Runs;
using DigitalTwin.Scenarios;
using DigitalTwin.Scenarios.Library;

namespace DigitalTwin.Viewer.Runs;

/// <summary>The runs under a folder of this machine, and those that were named from elsewhere.</summary>
public sealed partial class RunHost : IRunHost, IDisposable
{
    private readonly Lock _lock = new();
    private readonly RunHostOptions _options;
    private readonly Dictionary<string, RunHandle> _handles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _elsewhere = new(StringComparer.Ordinal);

    /// <summary>Creates a host.</summary>
    public RunHost(RunHostOptions options) => _options = options;

    /// <inheritdoc/>
    public IReadOnlyList<ITwinRun> List()
    {
        lock (_lock)
        {
            IEnumerable<string> found = Directory.Exists(_options.Folder)
                ? Directory.EnumerateDirectories(_options.Folder).Select(path => Path.GetFileName(path))
                : [];
            return
            [
                .. found.Concat(_elsewhere.Keys).Distinct(StringComparer.Ordinal).Select(Find).OfType<ITwinRun>()
                    .OrderByDescending(run => File.GetLastWriteTimeUtc(Path.Combine(run.Folder, RunFolder.HashesFile)))
                    .ThenBy(run => run.Id, StringComparer.Ordinal),
            ];
        }
    }

    /// <inheritdoc/>
    public ITwinRun? Find(string id) => Handle(id);

    /// <inheritdoc/>
    public async Task<ITwinRun> Begin(string scenario, ulong? seed, string? id)
    {
        ScenarioLibrary library = ScenarioLibrary.Discover();
        if (library.Find(scenario) is null)
            throw new RefusedException(
                404, $"There is no scenario {scenario}.", $"Name one of the library: {string.Join(", ", library.List())}.");
        ScenarioLoadResult loaded = ScenarioLoader.Load(scenario);
        if (!loaded.IsValid)
            throw new RefusedException(
                409, $"Scenario {scenario} has errors: {loaded.Findings[0]}", $"`twin validate {scenario}` tells all of them.");
        if (id is not null && !Name().IsMatch(id))
            throw new RefusedException(400, $"{id} is no name of a run.", "Use letters, digits, '-', '_' and '.', at most 64 of them.");
        string folder = id is null ? RunCatalog.NewFolder(_options.Folder, loaded.Meta.Name) : Path.Combine(_options.Folder, id);
        if (RunFolder.HoldsRun(folder))
            throw new RefusedException(409, $"There is a run {id}.", "Choose another name.");
        RunHandle handle = Begin(loaded, new RunOptions
        {
            Scenario = KeptRun.NameOf(loaded),
            Inputs = loaded.Inputs,
            Seed = seed ?? loaded.Meta.Seed,
            Threads = _options.Threads,
            OutDirectory = folder,
        });
        await handle.TakeInHand().Opened;
        return handle;
    }

    /// <summary>Lets a run tick as far as was asked, or until cancelled; others may hold it and let it go meanwhile.</summary>
    /// <param name="scenario">The scenario, without errors.</param>
    /// <param name="options">What is asked; the folder may hold the run.</param>
    /// <param name="ticksPerSecond">Ticks a second at most; null for as fast as it goes.</param>
    /// <param name="progress">Is told of every tick.</param>
    /// <param name="cancellation">Asks the run to end at a tick boundary.</param>
    /// <returns>Its summary.</returns>
    /// <exception cref="Exception">What has stopped the run.</exception>
    public async Task<RunSummary> Carry(
        ScenarioLoadResult scenario,
        RunOptions options,
        double? ticksPerSecond,
        IProgress<RunProgress> progress,
        CancellationToken cancellation)
    {
        RunHandle handle = Begin(scenario, options);
        LiveRun live = handle.TakeInHand();
        await live.Opened;
        live.Progressed += progress.Report;
        live.TicksPerSecond = ticksPerSecond;
        var over = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        live.Changed += () =>
        {
            if (live.State == RunState.Failed || (options.Ticks is not null && live.State == RunState.Finished))
                over.TrySetResult();
        };
        using CancellationTokenRegistration ended = cancellation.Register(() => over.TrySetResult());
        if (live.Failure is null)
        {
            live.Play(options.Ticks);
            await over.Task;
        }

        handle.Dispose();
        if (live.Failure is Exception failure)
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);
        return RunFolder.ReadSummary(handle.Folder);
    }

    /// <summary>Takes a run of a scenario, or one that a folder holds, among those that are shown.</summary>
    /// <param name="scenario">The scenario, without errors.</param>
    /// <param name="options">What is asked; the folder may hold the run.</param>
    /// <exception cref="RefusedException">Too many runs are in hand, or the name is taken.</exception>
    internal RunHandle Begin(ScenarioLoadResult scenario, RunOptions options)
    {
        string folder = Path.GetFullPath(options.OutDirectory!);
        string id = Path.GetFileName(folder);
        lock (_lock)
        {
            if (_handles.Values.Count(handle => handle.Live is { Failure: null }) >= _options.MostLive)
                throw new RefusedException(
                    429, $"{_options.MostLive} runs are in hand, the most at once.", "Go on with one of them, or start another host.");
            if (!RunFolder.HoldsRun(folder))
                RunFolder.Begin(folder, scenario.World!, options);
            else if (_handles.TryGetValue(id, out RunHandle? known) && known.Folder == folder)
                return known; // somebody has looked at it already
            var made = new RunHandle(id, folder, scenario, RunFolder.ReadManifest(folder), _options);
            _handles[id] = made;
            _elsewhere[id] = folder;
            return made;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (RunHandle handle in _handles.Values)
            handle.Dispose();
    }

    private RunHandle? Handle(string id)
    {
        if (!Name().IsMatch(id))
            return null;
        lock (_lock)
        {
            if (_handles.TryGetValue(id, out RunHandle? known))
                return known;
            string folder = Path.GetFullPath(Path.Combine(_options.Folder, id));
            if (!RunFolder.HoldsRun(folder))
                return null;
            if (RunFolder.TryReadManifest(folder) is not RunManifest manifest)
                return null; // one damaged folder does not hide the others
            ScenarioLoadResult scenario = KeptRun.LoadScenario(manifest);
            if (!scenario.IsValid)
                return null;
            return _handles[id] = new RunHandle(id, folder, scenario, manifest, _options);
        }
    }

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Name();
}
