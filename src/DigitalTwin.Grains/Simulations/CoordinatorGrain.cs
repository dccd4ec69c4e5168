using DigitalTwin.Grains.Interfaces;
using DigitalTwin.Grains.Keys;
using DigitalTwin.Grains.Placement;
using DigitalTwin.Grains.Runs;
using DigitalTwin.Grains.Wire;
using DigitalTwin.Grains.Worlds;
using DigitalTwin.Runs.Folders;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Runtime.Placement;

namespace DigitalTwin.Grains.Simulations;

/// <summary>
/// The shell round a run's coordinator. It takes the run when it comes to life, from whoever had it, and gives it up when another one
/// has taken it.
/// </summary>
/// <param name="worlds">The silo's worlds.</param>
/// <param name="cabinet">The cluster's runs.</param>
/// <param name="members">The cluster's members.</param>
/// <param name="silo">The silo.</param>
/// <param name="simulations">How coordinators work.</param>
/// <param name="time">Clock.</param>
/// <param name="log">Log.</param>
[GridPlacement, KeepAlive]
public sealed partial class CoordinatorGrain(
    WorldCache worlds,
    IRunRegistry cabinet,
    IClusterMembershipService members,
    ILocalSiloDetails silo,
    CoordinatorGrainOptions simulations,
    TimeProvider time,
    ILogger<CoordinatorGrain> log) : Grain, ICoordinatorGrain, IDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(250);

    private EntityKey _run;
    private RunSpec? _spec;
    private CoordinatorHost? _host;
    private GridAssignment? _homes;
    private EpochHistory? _chronicle;
    private IGrainTimer? _looks;
    private Task _keeping = Task.CompletedTask;
    private long _asked;
    private bool _wanted;
    private bool _rests;
    private bool _ticked;
    private string _fault = "";

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _run = EntityKey.Parse(this.GetPrimaryKeyString());
        if (await cabinet.Find(_run.Run) is RunSpec spec)
            await TakeIfPossible(spec);
    }

    /// <inheritdoc/>
    public void Dispose() => _host?.Dispose();

    /// <inheritdoc/>
    public async Task<RunStanding> Begin(RunSpec spec)
    {
        if (await cabinet.Find(_run.Run) is RunSpec known)
            Refuse(known, spec);
        await worlds.Of(spec); // a run that no silo can make leaves nothing behind
        Refuse(await cabinet.Enter(_run.Run, spec), spec);
        if (_host is null or { Gone: false, Coordinator.State: CoordinatorState.Stopped })
            await Take(spec);
        return await Stand();
    }

    /// <inheritdoc/>
    public async Task<RunStanding> AdvanceTo(long ticks)
    {
        CoordinatorHost host = await Opened();
        if (host.Gone)
            throw Moves();
        _asked = Math.Max(_asked, ticks);
        host.Coordinator.AdvanceAtLeastTo(_asked);
        _rests = _wanted = false;
        return await Stand();
    }

    /// <inheritdoc/>
    public Task<RunStanding> Stand() => Task.FromResult(_host is not { Coordinator: Coordinator coordinator }
        ? new RunStanding(
            _run.Run, _spec, _spec is null ? RunStates.Unknown : nameof(CoordinatorState.Stopped), 0, 0, "", 0, 0, 0, 0, Here, _fault, "")
        : new RunStanding(
            _run.Run,
            _spec,
            _host.Gone ? RunStates.Moving : coordinator.State.ToString(),
            _host.Shown.Ticks,
            Math.Max(coordinator.Target, _asked),
            _host.Shown.Hash,
            coordinator.Epoch,
            _chronicle!.Recoveries,
            _chronicle.Replayed,
            _chronicle.MostReplayed,
            Here,
            _host.Message,
            coordinator.Doing));

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
    public Task<string> Summarise()
    {
        if (_host is null)
            return Task.FromResult("{}");
        if (_host.Gone || _host.Coordinator.State is CoordinatorState.New or CoordinatorState.Recovering)
            throw Moves(); // the ticks of the checkpoint are not counted yet
        return Task.FromResult(RunFolder.ToJson(_host.Summarise()));
    }

    /// <inheritdoc/>
    public Task Nudge()
    {
        return Task.CompletedTask; // being called is what brings it to life
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

    /// <summary>Whether there is no other silo to go to.</summary>
    private bool IsLast => _homes!.Silos().All(silo.SiloAddress.Equals);

    private string Here => silo.SiloAddress.ToParsableString();

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
        return _host ?? throw new RunRefusedException(_fault.Length > 0
            ? _fault
            : $"There is no run {_run.Run}; `twin status --cluster` lists those there are.");
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
        bool ticked = await cabinet.HasTicked(_run.Run);
        var chronicle = new EpochHistory(cabinet, _run.Run);
        await chronicle.Read();
        if (_host is not null and not { Coordinator.State: CoordinatorState.Stopped })
            return;
        _host?.Dispose();
        _looks?.Dispose();
        _spec = spec;
        _ticked = ticked;
        _chronicle = chronicle;
        _homes = new GridAssignment(members, world, silo.SiloAddress);
        _host = new CoordinatorHost(new HostParts
        {
            Run = _run,
            Spec = spec,
            World = world,
            Calls = new GridCalls(GrainFactory, _run, world, spec),
            Homes = _homes,
            Store = cabinet.Open(_run.Run, world.Factory.Run),
            Chronicle = chronicle,
            Feed = cabinet.Feed(_run.Run, world.World),
            Options = simulations.Coordination with { MayReplay = chronicle.Build is null || chronicle.Build == BuildDigest.Current },
            Time = time,
            Log = log,
        });
        _looks = this.RegisterGrainTimer(
            _ => Look(), new GrainTimerCreationOptions(LookEvery, LookEvery) { Interleave = true, KeepAlive = true });
        _ = Start(_host);
    }

    /// <summary>The first tick waits for the silos that are expected; a run that has ticked goes on with those that are there.</summary>
    private async Task Start(CoordinatorHost host)
    {
        while (_homes!.Silos().Length < simulations.ExpectedSilos && !_ticked)
        {
            host.Log($"Waits for {simulations.ExpectedSilos} silos; {_homes.Silos().Length} are there.");
            await Task.Delay(LookEvery, time);
        }

        host.Coordinator.Start();
    }

    /// <summary>Ends this activation; a coordinator that hands over comes to life on another silo.</summary>
    private void GoTo(SiloAddress? other)
    {
        if (other is null || !_host!.HandsOver)
        {
            DeactivateOnIdle();
            return;
        }

        RequestContext.Set(IPlacementDirector.PlacementHintKey, other);
        this.MigrateOnIdle();
    }

    private Task Look()
    {
        Coordinator coordinator = _host!.Coordinator;
        _host.Tick();
        bool stands = coordinator.State == CoordinatorState.AtTarget && coordinator.CheckpointTick == coordinator.Committed;
        if (coordinator.Arranged is null && (stands || coordinator.State == CoordinatorState.Running)
            && _homes!.ShouldSpread(time.GetUtcNow()))
            coordinator.Arrange(HandOver.Move);
        if (_keeping.IsCompleted)
            _keeping = Keep(); // takes long while Redis is away; what is due is woken meanwhile
        if (_host.Gone && (!_host.HandsOver || (_chronicle!.IsKept && !IsLast)))
            GoTo(_homes!.Silos().FirstOrDefault(other => !other.Equals(silo.SiloAddress)));
        return Task.CompletedTask;
    }

    /// <summary>Keeps what the cabinet is to know; while it does not answer, the next look tries again.</summary>
    private async Task Keep()
    {
        try
        {
            await _chronicle!.Keep();
            if (!_wanted && _asked > 0)
                await cabinet.Want(_run.Run, ticks: true); // every silo nudges it
            _wanted = true;
            if (_rests || !_host!.Coordinator.IsSettled || _host.Gone)
                return;
            _rests = true; // nobody need nudge it until it is to go on
            await cabinet.Want(_run.Run, ticks: false);
        }
        catch (RunRegistryUnavailableException e)
        {
            _rests = false;
            LogNotKept(log, _run.Run, e.Message);
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Run}: cannot be opened here: {Message}")]
    private static partial void LogNotOpened(ILogger log, string run, string message);

    [LoggerMessage(LogLevel.Debug, "{Run}: not kept yet: {Message}")]
    private static partial void LogNotKept(ILogger log, string run, string message);
}
