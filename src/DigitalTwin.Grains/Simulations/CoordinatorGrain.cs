using System.Globalization;
using DigitalTwin.Grains.Interfaces;
using DigitalTwin.Grains.Keys;
using DigitalTwin.Grains.Placement;
using DigitalTwin.Grains.Runs;
using DigitalTwin.Grains.Wire;
using DigitalTwin.Grains.Worlds;
using DigitalTwin.Runs.Folders;
using DigitalTwin.Runs.Local;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Runtime.Placement;

namespace DigitalTwin.Grains.Simulations;

/// <summary>
/// The shell round a run's coordinator. It takes a run that is to go on when it comes to life, from whoever had it, and gives it up when
/// another one has taken it. A run at rest is taken only when it is asked to go on.
/// </summary>
/// <param name="worlds">The silo's worlds.</param>
/// <param name="cabinet">The cluster's runs.</param>
/// <param name="members">The cluster's members.</param>
/// <param name="places">Where coordinators live.</param>
/// <param name="silo">The silo.</param>
/// <param name="simulations">How coordinators work.</param>
/// <param name="time">Clock.</param>
/// <param name="log">Log.</param>
[GridPlacement]
public sealed partial class CoordinatorGrain(
    WorldCache worlds,
    IRunRegistry cabinet,
    IClusterMembershipService members,
    CoordinatorHomes places,
    ILocalSiloDetails silo,
    CoordinatorGrainOptions simulations,
    TimeProvider time,
    ILogger<CoordinatorGrain> log) : Grain, ICoordinatorGrain, IDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(250);

    private EntityKey _run;
    private RunSpec? _spec;
    private CoordinatorHost? _host;
    private GridCalls? _calls;
    private GridAssignment? _homes;
    private EpochHistory? _chronicle;
    private IGrainTimer? _looks;
    private Task _keeping = Task.CompletedTask;
    private long _asked;
    private bool _wanted;
    private bool _rests;
    private bool _ticked;
    private bool _halted;
    private string _fault = "";

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _run = EntityKey.Parse(this.GetPrimaryKeyString());
        _spec = await cabinet.Find(_run.Run);
        if (_spec is null)
            return;
        _kept = (await cabinet.Standing(_run.Run))?.Standing;
        bool goesOn = (await cabinet.Wanted()).Contains(_run.Run, StringComparer.Ordinal);
        if (goesOn || _kept?.State is not (nameof(CoordinatorState.AtTarget) or nameof(CoordinatorState.Stopped) or RunStates.Halted))
            await TakeIfPossible(_spec);
        else
            _kept = _kept with { Silo = "" };
    }

    /// <inheritdoc/>
    public void Dispose() => _host?.Dispose();

    /// <inheritdoc/>
    public async Task<RunStanding> Begin(RunSpec spec)
    {
        if (await cabinet.Find(_run.Run) is RunSpec known)
            Refuse(known, spec);
        try
        {
            await worlds.Of(spec);
        }
        catch (WorldMismatchException) when (_spec is null)
        {
            DeactivateOnIdle(); // a run that no silo can make leaves nothing behind
            throw;
        }

        Refuse(await cabinet.Enter(_run.Run, spec), spec);
        _halted = false;
        if (_host is null or { Gone: false, Coordinator.State: CoordinatorState.Stopped })
            await Take(spec);
        return await Stand();
    }

    /// <inheritdoc/>
    public async Task<RunStanding> AdvanceTo(long ticks)
    {
        if (_halted || (_host is null && _kept is RunStanding kept && (kept.State == RunStates.Halted || kept.Tick >= ticks)))
            return Now(); // who drives a run and does not know yet that it was stopped does not undo that: Begin does
        if (cabinet.Driver(_run.Run) is IRunDriver driver)
        {
            driver.Ask(ticks);
            return Now();
        }

        CoordinatorHost host = await Opened();
        if (host.Gone)
            throw Moves();
        _asked = Math.Max(_asked, ticks);
        host.Coordinator.AdvanceAtLeastTo(_asked);
        _rests = _wanted = false;
        return Now();
    }

    /// <inheritdoc/>
    public async Task<RunStanding> Halt()
    {
        if (_host is { Gone: true })
            throw Moves();
        if (await cabinet.Find(_run.Run) is null)
            throw NoSuchRun();
        if (cabinet.Driver(_run.Run) is IRunDriver driver)
        {
            driver.Ask(null);
            return Now();
        }

        (_asked, _halted, _rests) = (0, true, false);
        if (_host is { Coordinator: { State: not CoordinatorState.Stopped } coordinator })
        {
            coordinator.AdvanceTo(Math.Min(coordinator.Target, coordinator.Committed));
            return Now();
        }

        await cabinet.Want(_run.Run, ticks: false);
        _kept = Now() with { State = RunStates.Halted, Message = Halted, Silo = "" };
        await cabinet.Keep(new KeptStanding(_kept, time.GetUtcNow()));
        return _kept;
    }

    /// <inheritdoc/>
    public async Task Forget()
    {
        if (await cabinet.Find(_run.Run) is null)
            throw NoSuchRun();
        if (cabinet.Driver(_run.Run) is not null)
            await cabinet.Forget(_run.Run); // it says where the run is
        await End("it is forgotten.");
        await cabinet.Forget(_run.Run);
        (_spec, _kept, _fault, _halted) = (null, null, "", false);
        DeactivateOnIdle();
    }

    /// <inheritdoc/>
    public async Task Release()
    {
        await End("it is let go.");
        if (_spec is not null)
            worlds.Forget(_spec);
        DeactivateOnIdle();
    }

    /// <inheritdoc/>
    public Task<RunStanding> Stand() => Task.FromResult(Now());

    /// <inheritdoc/>
    public Task<IReadOnlyList<EpochNote>> Chronicle() => Task.FromResult<IReadOnlyList<EpochNote>>(_chronicle?.Notes ?? (EpochNote[])[]);

    /// <inheritdoc/>
    public async Task<string> Inject(InjectCall call)
    {
        CoordinatorHost host = await Opened();
        if (host.Coordinator.State == CoordinatorState.Stopped && !host.Gone)
            throw new RunRefusedException(host.Message);
        if (host.Gone || !EventIntake.CanTake(host.Coordinator))
            throw Moves();
        return RunFolder.ToJson(await host.Inject(new EventRequest(call.Name, call.Text)));
    }

    /// <inheritdoc/>
    public async Task<string> Summarise()
    {
        if (_host is null && await cabinet.Summary(_run.Run) is string kept)
            return kept;
        CoordinatorHost host = await Opened();
        if (host.Gone || IsOpening || host.Shown.Ticks < host.Coordinator.Logged)
            throw Moves(); // not all ticks are counted yet
        return RunFolder.ToJson(host.Summarise());
    }

    /// <inheritdoc/>
    public async Task Nudge()
    {
        if (_host is null && _spec is not null && _fault.Length == 0)
            await TakeIfPossible(_spec);
        _host?.Follow();
    }

    /// <inheritdoc/>
    public Task<bool> Vacate(string leaving)
    {
        if (_host is null)
            return Task.FromResult(true);
        SiloAddress address = SiloAddress.FromParsableString(leaving);
        bool isHome = _homes!.Leaves(address);
        if (_host.Gone)
            return Task.FromResult(IsLast && _chronicle!.IsKept);
        if (_host.Coordinator.State == CoordinatorState.Stopped)
            return Task.FromResult(true);
        if (address.Equals(silo.SiloAddress))
        {
            _host.Coordinator.Arrange(HandOver.Leave);
            return Task.FromResult(false);
        }

        if (isHome && _host.Coordinator.Arranged is null && _host.Coordinator.State is not CoordinatorState.Recovering)
            _host.Coordinator.Arrange(HandOver.Move);
        bool settled = _host.Coordinator.State is not CoordinatorState.Recovering;
        return Task.FromResult(!isHome && settled && _host.Coordinator.Arranged is null);
    }

    private string HaltedMessage => _host?.IsHeld is null ? Halted : Held;

    /// <summary>Whether there is no other silo to go to.</summary>
    private bool IsLast => _homes!.Silos().All(silo.SiloAddress.Equals);

    private string Here => silo.SiloAddress.ToParsableString();

    private bool IsOpening => _host is { Coordinator.State: CoordinatorState.New or CoordinatorState.Recovering };

    /// <summary>Where the run stands. While it is opened, that is where it was when that was last kept.</summary>
    private RunStanding Now()
    {
        if (_host is not { Coordinator: Coordinator coordinator })
        {
            RunStanding still = _kept ?? new RunStanding(
                _run.Run, _spec, _spec is null ? RunStates.Unknown : nameof(CoordinatorState.Stopped), 0, 0, "", 0, 0, 0, 0, "", "", "");
            return _fault.Length > 0 ? still with { State = nameof(CoordinatorState.Stopped), Message = _fault } : still;
        }

        bool waits = coordinator.State == CoordinatorState.AtTarget;
        bool halted = waits && (_host.IsHeld ?? _halted);
        bool paces = waits && _host.IsHeld == false && coordinator.Committed < coordinator.Target; // it goes on in a moment
        var now = new RunStanding(
            _run.Run,
            _spec,
            _host.Gone ? RunStates.Moving : halted ? RunStates.Halted : (paces ? CoordinatorState.Running : coordinator.State).ToString(),
            _host.Shown.Ticks,
            Math.Max(coordinator.Target, _asked),
            _host.Shown.Hash,
            coordinator.Epoch,
            _chronicle!.Recoveries,
            _chronicle.Replayed,
            _chronicle.MostReplayed,
            Here,
            halted ? HaltedMessage : _host.Message,
            coordinator.Doing);
        return IsOpening && _kept is not null && now.Tick < _kept.Tick
            ? now with
            {
                Tick = _kept.Tick,
                Hash = _kept.Hash,
                Target = Math.Max(now.Target, _kept.Target),
                Epoch = Math.Max(now.Epoch, _kept.Epoch),
            }
            : now;
    }

    /// <summary>Who asks while the run is between two coordinators asks again.</summary>
    private RunRegistryUnavailableException Moves() => new($"Run {_run.Run} is being opened; ask again.");

    /// <summary>One name is one run: who asks for another under it is refused.</summary>
    private void Refuse(RunSpec begun, RunSpec asked)
    {
        if (begun == asked)
            return;
        string why = begun.Scenario == asked.Scenario && begun.Seed == asked.Seed
            ? $"{begun.Scenario} has changed since: its digest was {begun.Digest} and is {asked.Digest}"
            : $"with {begun.Scenario}, seed {begun.Seed}";
        throw new WorldMismatchException($"Run {_run.Run} was begun before, {why}; choose another name.");
    }

    /// <summary>The host of the run, for who wants to change it.</summary>
    private async Task<CoordinatorHost> Opened()
    {
        if (_host is null && await cabinet.Find(_run.Run) is RunSpec spec)
            await TakeIfPossible(spec); // what was in the way may be fixed
        return _host ?? throw (_fault.Length > 0 ? new RunRefusedException(_fault) : NoSuchRun());
    }

    private RunRefusedException NoSuchRun()
    {
        DeactivateOnIdle();
        return new RunRefusedException($"There is no run {_run.Run}; `twin cluster list` shows those there are.");
    }

    /// <summary>Takes a run; one that this silo cannot make stands still and says why, and stays in nobody's way.</summary>
    private async Task TakeIfPossible(RunSpec spec)
    {
        try
        {
            await Take(spec);
            _fault = "";
        }
        catch (Exception e) when (!CallOutcome.IsUnknown(e) && e is not OutOfMemoryException)
        {
            (_spec, _fault) = (spec, e.Message);
            LogNotOpened(log, _run.Run, e.Message);
        }
    }

    private async Task Take(RunSpec spec)
    {
        RunWorld world = await worlds.Of(spec);
        await _keeping; // what is still kept of the one before comes first
        bool ticked = await cabinet.HasTicked(_run.Run);
        var chronicle = new EpochHistory(cabinet, _run.Run);
        await chronicle.Read();
        IRunStore store = cabinet.Open(_run.Run, world.Factory.Run);
        await Task.Run(() => BuildCheck.Check(store, chronicle.Build, BuildDigest.Current));
        if (_host is not null and not { Coordinator.State: CoordinatorState.Stopped })
            return;
        Close();
        _spec = spec;
        (_asked, _wanted, _rests) = (0, false, false);
        _ticked = ticked;
        _chronicle = chronicle;
        _homes = new GridAssignment(members, world, silo.SiloAddress);
        IRunDriver? driver = cabinet.Driver(_run.Run);
        _calls = new GridCalls(GrainFactory, _run, world, spec, driver?.Options.Threads ?? int.MaxValue);
        _host = new CoordinatorHost(new HostParts
        {
            Run = _run,
            Spec = spec,
            World = world,
            Calls = _calls,
            Homes = _homes,
            Store = store,
            Chronicle = chronicle,
            Output = driver?.Output ?? OutputOf(spec, world),
            Driver = driver,
            Options = simulations.Coordination with
            {
                CheckpointEvery = driver?.Options.CheckpointEvery ?? simulations.Coordination.CheckpointEvery,
                MayReplay = driver?.Options.MayReplay != false && (chronicle.Build is null || chronicle.Build == BuildDigest.Current),
            },
            Time = time,
            Log = log,
        });
        _looks = this.RegisterGrainTimer(
            _ => Look(), new GrainTimerCreationOptions(LookEvery, LookEvery) { Interleave = true, KeepAlive = true });
        _ = Start(_host);
    }

    private RunOutput OutputOf(RunSpec spec, RunWorld world)
    {
        var options = new RunOptions { Scenario = spec.Scenario, Seed = spec.Seed };
        ITickSink[] sinks = cabinet.Feed(_run.Run, world.World) is ITickSink feed ? [feed] : [];
        return new RunOutput(world.World, options, world.Assumptions, world.Factory.Count, sinks);
    }

    /// <summary>
    /// The first tick waits for the silos that are expected, but not for ever; a run that has ticked goes on with those that are there.
    /// </summary>
    private async Task Start(CoordinatorHost host)
    {
        DateTimeOffset latest = time.GetUtcNow() + simulations.WaitsForSilos;
        string said = "";
        while (!_ticked && host == _host && _homes!.Silos().Length is int there && there < simulations.ExpectedSilos)
        {
            if (time.GetUtcNow() >= latest)
            {
                host.Log($"Begins with {there} of {simulations.ExpectedSilos} silos; one that joins later is given grids.");
                break;
            }

            string waits = string.Create(
                CultureInfo.InvariantCulture,
                $"Waits for {simulations.ExpectedSilos} silos; {there} there. It begins without the others at {latest:HH:mm:ss} UTC.");
            if (waits != said)
                host.Log(said = waits);
            await Task.Delay(LookEvery, time);
        }

        if (host != _host)
            return;
        host.Coordinator.Start();
        host.Follow();
    }

    [LoggerMessage(LogLevel.Warning, "{Run}: cannot be opened here: {Message}")]
    private static partial void LogNotOpened(ILogger log, string run, string message);
}
