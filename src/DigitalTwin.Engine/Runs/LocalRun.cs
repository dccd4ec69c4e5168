using System.Diagnostics;
using DigitalTwin.Engine.Local;
using DigitalTwin.Engine.Outputs;
using DigitalTwin.Model.Specs;
using DigitalTwin.Protocol.Coordination;
using DigitalTwin.Protocol.Grids;

namespace DigitalTwin.Engine.Runs;

/// <summary>A run of the twin in one process: opens, clears and commits tick after tick on the local transport.</summary>
public sealed class LocalRun : IDisposable
{
    private const int Epoch = 1;

    private readonly WorldSpec _world;
    private readonly RunOptions _options;
    private readonly LocalTransport _transport;
    private readonly Simulation _simulation;
    private readonly Coupling _coupling;
    private readonly GridReply[] _replies;
    private readonly SummaryBuilder _summary;
    private readonly List<ITickSink> _sinks;
    private readonly AssumptionSummary _assumptions;
    private readonly int _entities;
    private readonly Stopwatch _clock = new();
    private bool _opened;

    private LocalRun(WorldSpec world, RunOptions options, AssumptionSummary assumptions, ITickSink[] sinks)
    {
        _world = world;
        _options = options;
        _assumptions = assumptions;
        var factory = new ParticipantFactory(world, options.Seed);
        GridStation[] stations = [.. world.Zones.Select((_, i) => new GridStation(factory, i, options.EncodeMessages))];
        _transport = new LocalTransport(stations, options.Threads);
        _simulation = factory.CreateSimulation();
        _coupling = factory.CreateCoupling();
        _entities = factory.Count;
        _replies = new GridReply[stations.Length];
        _summary = new SummaryBuilder(world);
        _sinks = [_summary, .. OpenFiles(), .. sinks];
    }

    /// <summary>Ticks committed.</summary>
    public long Ticks => _summary.Ticks;

    /// <summary>Where the run stands.</summary>
    public RunProgress Progress { get; private set; }

    /// <summary>Prepares a run.</summary>
    /// <param name="world">The world.</param>
    /// <param name="options">What was asked.</param>
    /// <param name="assumptions">How the scenario's inputs are known.</param>
    /// <param name="sinks">Further takers of committed ticks; disposed of with the run.</param>
    public static LocalRun Start(WorldSpec world, RunOptions options, AssumptionSummary assumptions, params ITickSink[] sinks) =>
        new(world, options, assumptions, sinks);

    /// <summary>Runs to the asked number of ticks, or until cancelled; ends between two ticks.</summary>
    /// <param name="progress">Is told of every tick.</param>
    /// <param name="cancellation">Asks the run to end after the tick at hand.</param>
    /// <returns>Whether the asked number of ticks was reached.</returns>
    public bool Advance(IProgress<RunProgress>? progress = null, CancellationToken cancellation = default)
    {
        _clock.Start();
        while (_options.Ticks is not long target || Ticks < target)
        {
            if (cancellation.IsCancellationRequested)
                break;
            Step();
            progress?.Report(Progress);
        }

        _clock.Stop();
        return Ticks == _options.Ticks;
    }

    /// <summary>Commits one more tick.</summary>
    public void Step()
    {
        if (!_opened)
        {
            LoadAsMade();
            OpenTick();
            _opened = true;
        }

        _simulation.Cleared(_coupling.Handle(_simulation.Clear(Epoch, saves: false)));
        TickCommit commit = OpenTick();
        foreach (ITickSink sink in _sinks)
            sink.Take(commit);
        Progress = ProgressOf(commit);
    }

    /// <summary>The summary of the ticks so far.</summary>
    public RunSummary Summarise() => _summary.Build(_options, _assumptions, _entities, _clock.Elapsed.TotalSeconds);

    /// <summary>Ends the run: writes the summary to the run's folder, if it has one, and returns it.</summary>
    public RunSummary Finish()
    {
        RunSummary summary = Summarise();
        if (_options.OutDirectory is string folder)
            RunFolder.WriteJson(folder, RunFolder.SummaryFile, summary);
        return summary;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (ITickSink sink in _sinks)
            sink.Dispose();
    }

    private IReadOnlyList<ITickSink> OpenFiles()
    {
        if (_options.OutDirectory is not string folder)
            return [];
        var manifest = new RunManifest(_options.Scenario, _world.Digest, _options.Seed, _world.Calendar.StartUtc, BuildDigest.Current);
        return RunFolder.Open(folder, manifest, new WorldView(_world), _options.Plants);
    }

    private void LoadAsMade()
    {
        var load = new GridLoad(_simulation.Run, Epoch, -1, default, Saves: false);
        _transport.LoadGrids(Enumerable.Repeat(load, _replies.Length).ToArray(), _replies);
        _coupling.Load(new CouplingLoad(_simulation.Run, Epoch, -1, default, Saves: false));
    }

    private TickCommit OpenTick()
    {
        _transport.CallGrids(_simulation.Open(Epoch, [], saves: false), _replies);
        return _simulation.Gather(_replies);
    }

    private RunProgress ProgressOf(in TickCommit commit)
    {
        double loadMw = 0, spendUsd = 0, unservedMw = 0;
        int saturated = 0;
        foreach (GridReport report in commit.Reports.Span)
        {
            loadMw += report.LoadServedMw;
            spendUsd += report.LoadServedMw * report.Outcome.PriceUsdPerMwh;
            unservedMw += report.UnservedMw;
            if (report.Outcome.HeadroomMw <= 0)
                saturated++;
        }

        return new RunProgress(
            commit.Tick + 1,
            _options.Ticks,
            _world.Calendar.InstantOf(commit.Tick),
            loadMw > 0 ? spendUsd / loadMw : 0,
            saturated,
            unservedMw);
    }
}
