using DigitalTwin.Contracts;
using DigitalTwin.Contracts.Keys;
using DigitalTwin.Contracts.Wire;
using DigitalTwin.Engine.Outputs;
using DigitalTwin.Grains.Placement;
using DigitalTwin.Grains.Runs;
using DigitalTwin.Grains.Worlds;
using DigitalTwin.Protocol.Coordination;
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
public sealed class SimulationGrain(
    WorldShelf worlds,
    IRunCabinet cabinet,
    IClusterMembershipService members,
    ILocalSiloDetails silo,
    SimulationOptions simulations,
    TimeProvider time,
    ILogger<SimulationGrain> log) : Grain, ISimulationGrain, IDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(250);

    private EntityKey _run;
    private RunSpec? _spec;
    private CoordinatorHost? _host;
    private Homes? _homes;
    private bool _rests;
    private bool _ticked;

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _run = EntityKey.Parse(this.GetPrimaryKeyString());
        if (await cabinet.Find(_run.Run) is RunSpec spec)
            await Take(spec);
    }

    /// <inheritdoc/>
    public void Dispose() => _host?.Dispose();

    /// <inheritdoc/>
    public async Task<RunStanding> Begin(RunSpec spec)
    {
        RunSpec begun = await cabinet.Enter(_run.Run, spec);
        if (begun != spec)
            throw new WorldMismatchException(
                $"Run {_run.Run} was begun with {begun.Scenario}, seed {begun.Seed}, digest {begun.Digest}; choose another name.");
        if (_host is null)
            await Take(spec);
        return await Stand();
    }

    /// <inheritdoc/>
    public async Task<RunStanding> AdvanceTo(long ticks)
    {
        if (_host is null)
            throw new InvalidOperationException($"Nobody began run {_run.Run}.");
        await cabinet.Want(_run.Run, ticks: true);
        _rests = false;
        if (ticks > _host.Coordinator.Target)
            _host.Coordinator.AdvanceTo(ticks);
        return await Stand();
    }

    /// <inheritdoc/>
    public Task<RunStanding> Stand() => Task.FromResult(_host is not { Coordinator: Coordinator coordinator }
        ? new RunStanding(_run.Run, null, "unknown", 0, 0, "", 0, 0, 0, 0, Here, "")
        : new RunStanding(
            _run.Run,
            _spec,
            coordinator.State.ToString(),
            _host.Shown.Ticks,
            coordinator.Target,
            _host.Shown.Hash,
            coordinator.Epoch,
            Math.Max(0, coordinator.Epoch - 1 - _host.HandOvers),
            coordinator.Replayed,
            _host.MostReplayed,
            Here,
            _host.Message));

    /// <inheritdoc/>
    public Task<string> Summarise() => Task.FromResult(_host is null ? "{}" : RunFolder.ToJson(_host.Summarise()));

    /// <inheritdoc/>
    public Task Nudge()
    {
        return Task.CompletedTask; // being called is what brings it to life
    }

    /// <inheritdoc/>
    public Task<bool> Vacate(string leaving)
    {
        if (_host is null || _host.Gone)
            return Task.FromResult(_host is null);
        SiloAddress address = SiloAddress.FromParsableString(leaving);
        bool isHome = _homes!.Leaves(address);
        if (_homes.Silos().All(address.Equals))
            return Task.FromResult(true); // there is nowhere to go
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

    private string Here => silo.SiloAddress.ToParsableString();

    private async Task Take(RunSpec spec)
    {
        RunWorld world = await worlds.Of(spec);
        bool ticked = await cabinet.HasTicked(_run.Run);
        if (_host is not null)
            return;
        _spec = spec;
        _ticked = ticked;
        _homes = new Homes(members, world, silo.SiloAddress);
        _host = new CoordinatorHost(new HostParts
        {
            Run = _run,
            Spec = spec,
            World = world,
            Calls = new GridCalls(GrainFactory, _run, world, spec),
            Homes = _homes,
            Store = cabinet.Open(_run.Run, world.Factory.Run),
            Options = simulations.Coordination,
            Time = time,
            Log = log,
        });
        this.RegisterGrainTimer(_ => Look(), new GrainTimerCreationOptions(LookEvery, LookEvery) { Interleave = true, KeepAlive = true });
        _ = Start(_host);
    }

    /// <summary>The first tick waits for the silos that are expected; a run that has ticked goes on with those that are there.</summary>
    private async Task Start(CoordinatorHost host)
    {
        while (_homes!.Silos().Length < simulations.ExpectedSilos && !_ticked)
        {
            host.Say($"Waits for {simulations.ExpectedSilos} silos; {_homes.Silos().Length} are there.");
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

    private async Task Look()
    {
        _host!.Tick();
        if (_host.Gone)
            GoTo(_homes!.Silos().FirstOrDefault(other => !other.Equals(silo.SiloAddress)));
        if (_rests || !_host.Coordinator.IsSettled)
            return;
        _rests = true; // nobody need nudge it until it is to go on
        await cabinet.Want(_run.Run, ticks: false);
    }
}
