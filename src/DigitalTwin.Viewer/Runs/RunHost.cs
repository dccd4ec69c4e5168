using System.Text.RegularExpressions;
using DigitalTwin.Scenarios.Library;

namespace DigitalTwin.Viewer.Runs;

/// <summary>The runs under a folder of this machine, and those that were named from elsewhere.</summary>
public sealed partial class RunHost : IRunHost, IDisposable
{
    /// <summary>Scenarios that are kept beside those of the active runs.</summary>
    private const int MostScenarios = 3;

    private readonly Lock _lock = new();
    private readonly RunHostOptions _options;
    private readonly Dictionary<string, RunHandle> _handles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _elsewhere = new(StringComparer.Ordinal);
    private readonly ScenarioCache _scenarios = new(MostScenarios, ResumableRun.LoadScenario);
    private readonly ILoggerFactory _logging = HostLog.Create();
    private readonly ILogger _log;

    /// <summary>Creates a host.</summary>
    public RunHost(RunHostOptions options) => (_options, _log) = (options, _logging.CreateLogger("twin.runs"));

    /// <inheritdoc/>
    public IReadOnlyList<RunFacts> List()
    {
        IEnumerable<string> found = Directory.Exists(_options.Folder)
            ? Directory.EnumerateDirectories(_options.Folder).Select(path => Path.GetFileName(path))
            : [];
        string[] elsewhere;
        lock (_lock)
            elsewhere = [.. _elsewhere.Keys];
        return
        [
            .. found.Concat(elsewhere).Distinct(StringComparer.Ordinal).Select(HeadOf).OfType<(DateTime Written, RunFacts Facts)>()
                .OrderByDescending(run => run.Written).ThenBy(run => run.Facts.Id, StringComparer.Ordinal).Select(run => run.Facts),
        ];
    }

    /// <inheritdoc/>
    public ITwinRun? Find(string id) => Handle(id);

    /// <inheritdoc/>
    public async Task<ITwinRun> Begin(string scenario, ulong? seed, string? id)
    {
        ScenarioLibrary library = ScenarioLibrary.Discover();
        if (library.Find(scenario) is null)
            throw new ApiException(
                404, $"There is no scenario {scenario}.", $"Name one of the library: {string.Join(", ", library.List())}.");
        ScenarioLoadResult loaded = ScenarioLoader.Load(scenario);
        if (!loaded.IsValid)
            throw new ApiException(
                409, $"Scenario {scenario} has errors: {loaded.Findings[0]}", $"`twin validate {scenario}` lists all of them.");
        if (id is not null && !Name().IsMatch(id))
            throw new ApiException(400, $"{id} is no name of a run.", "Use letters, digits, '-', '_' and '.', at most 64 of them.");
        RunHandle handle;
        lock (_lock) // the name is looked for and taken at once: of two who ask for it one gets it
        {
            string folder = id is null ? RunCatalog.NewFolder(_options.Folder, loaded.Meta.Name) : Path.Combine(_options.Folder, id);
            if (RunFolder.HoldsRun(folder))
                throw new ApiException(409, $"There is a run {id}.", "Choose another name.");
            handle = Begin(loaded, new RunOptions
            {
                Scenario = ResumableRun.NameOf(loaded),
                Inputs = loaded.Inputs,
                Seed = seed ?? loaded.Meta.Seed,
                Threads = _options.Threads,
                OutDirectory = folder,
            });
        }

        await handle.TakeInHand().Opened;
        return handle;
    }

    /// <summary>Lets a run tick as far as was asked, or until cancelled; others may hold it and let it go meanwhile.</summary>
    /// <param name="scenario">The scenario, without errors.</param>
    /// <param name="options">What is asked; the folder may hold the run.</param>
    /// <param name="ticksPerSecond">Ticks a second at most; null for as fast as it goes.</param>
    /// <param name="progress">Called after every tick.</param>
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
        handle.IsCarried = true;
        LiveRun live = handle.TakeInHand();
        await live.Opened;
        live.Progressed += progress.Report;
        live.TicksPerSecond = ticksPerSecond;
        var over = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        live.Changed += () =>
        {
            if (live.State == LiveRunState.Failed || (options.Ticks is not null && live.State == LiveRunState.Finished))
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
    /// <exception cref="ApiException">Too many runs are active, or the name is taken.</exception>
    internal RunHandle Begin(ScenarioLoadResult scenario, RunOptions options)
    {
        string folder = Path.GetFullPath(options.OutDirectory!);
        string id = Path.GetFileName(folder);
        lock (_lock)
        {
            if (_handles.Values.Count(handle => handle.Live is { Failure: null }) >= _options.MostLive)
                throw new ApiException(
                    429, $"{_options.MostLive} runs are active, the most at once.", "Go on with one of them, or start another host.");
            if (!RunFolder.HoldsRun(folder))
                RunFolder.Begin(folder, scenario.World!, options);
            else if (_handles.TryGetValue(id, out RunHandle? known) && known.Folder == folder)
                return known; // somebody has looked at it already
            var made = new RunHandle(id, folder, _scenarios, _options, _log);
            _scenarios.Put(made.Manifest, scenario);
            _handles[id] = made;
            _elsewhere[id] = folder;
            return made;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        RunHandle[] handles;
        lock (_lock)
            handles = [.. _handles.Values];
        foreach (RunHandle handle in handles)
            handle.Dispose();
        _logging.Dispose();
    }

    /// <summary>
    /// The state of a run and when it was written last, out of its head alone: no scenario is loaded. Null where there is no run. Whatever
    /// lies in a folder, the other runs are listed.
    /// </summary>
    private (DateTime Written, RunFacts Facts)? HeadOf(string id)
    {
        try
        {
            return Handle(id) is RunHandle run
                ? (File.GetLastWriteTimeUtc(Path.Combine(run.Folder, RunFiles.Hashes)), run.Facts)
                : null;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return (default, new RunFacts(id, "", "", LiveRunState.Failed, 0, null, null, default, null, 0, e.Message, null));
        }
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
            return RunFolder.HoldsRun(folder) ? _handles[id] = new RunHandle(id, folder, _scenarios, _options, _log) : null;
        }
    }

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Name();
}
