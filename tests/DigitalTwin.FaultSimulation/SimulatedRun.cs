using System.Collections.Concurrent;

namespace DigitalTwin.FaultSimulation;

/// <summary>
/// Runs the participants and the coordinator of a world under the faults of a seed, on one thread and in virtual time, and checks that it
/// ends in the hashes of a run without faults. Safe to use from several threads, one run each.
/// </summary>
/// <param name="factory">Makes the participants.</param>
/// <param name="schedule">What every run is to do.</param>
public sealed class SimulatedRun(ParticipantFactory factory, SimSchedule schedule)
{
    private static readonly IReadOnlySet<ulong> Nothing = new HashSet<ulong>();

    private readonly SimParticipants _cast = new(factory, schedule);
    private readonly ConcurrentDictionary<long, string[]> _references = new();

    /// <summary>Runs one seed.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="suppressed">Labels of faults that are left out; null for none.</param>
    /// <param name="trace">Whether what happens is wanted line by line.</param>
    public SimResult Run(ulong seed, IReadOnlySet<ulong>? suppressed = null, bool trace = false) =>
        Run(seed, suppressed ?? Nothing, trace, PlantedBug.None);

    internal SimResult Run(ulong seed, IReadOnlySet<ulong> suppressed, bool trace, PlantedBug bug)
    {
        var plan = new FaultPlan(seed, suppressed);
        SimSchedule varied = schedule with { LooseAtMs = (long)(plan.Share("loose event") * SimTimes.FaultsEndMs) };
        World world = Build(varied, plan, trace, bug);
        string? failure = Drive(world);
        failure ??= CheckAgainstReference(world) ?? CheckCause(world, plan);
        string hash = world.Checker.Hashes.TryGetValue(schedule.Ticks - 1, out Digest last) ? last.ToString() : "";
        return new SimResult(
            seed,
            failure,
            hash,
            world.Cluster.Trace.Digest,
            plan.Applied,
            Math.Max(0, world.Checker.Starts - 1),
            world.Cluster.Clock.NowMs,
            world.Cluster.Trace.Lines);
    }

    private World Build(SimSchedule varied, FaultPlan plan, bool trace, PlantedBug bug)
    {
        var clock = new SimClock();
        SimStore? store = null;
        SimChecker? checker = null;
        SimCluster? cluster = null;
        var options = new CoordinatorOptions { CheckpointEvery = schedule.CheckpointEvery };
        cluster = new SimCluster(factory, _cast, plan, clock, new SimTrace(clock, trace), bug)
        {
            CreateCoordinator = silo => new SimCoordinator(cluster!, silo, store!, checker!, options),
        };
        checker = new SimChecker(cluster);
        store = new SimStore(cluster, plan, new MemoryStore(factory.Run), checker);
        return new World(cluster, store, checker, new SimClient(cluster, varied));
    }

    private string? Drive(World world)
    {
        while (world.Cluster.Failure is null && !IsDone(world))
        {
            if (world.Cluster.Clock.NowMs > SimTimes.DeadlineMs || !world.Cluster.Clock.Advance())
            {
                return $"no progress: {world.Checker.Hashes.Count} ticks are shown after {world.Cluster.Clock.NowMs} ms, "
                    + world.Client.Waits;
            }
        }

        return world.Cluster.Failure;
    }

    private bool IsDone(World world) =>
        world.Checker.Hashes.Count == schedule.Ticks
        && world.Client.IsDone
        && world.Cluster.Clock.NowMs > SimTimes.FaultsEndMs
        && world.Cluster.Find(EntityIds.Simulation) is SimCoordinator { Coordinator.IsSettled: true };

    /// <summary>Messages and the store alone never make anybody lose a state: then nobody recovers.</summary>
    private static string? CheckCause(World world, FaultPlan plan)
    {
        bool lost = plan.Applied.Any(fault => fault.Kind
            is FaultKind.Crash or FaultKind.Pause or FaultKind.Partition or FaultKind.SecondActivation);
        return lost || world.Checker.Starts == 1 ? null : $"{world.Checker.Starts - 1} recoveries, though nobody had lost a state";
    }

    /// <summary>The log holds every tick and every event once, and the hashes are those of a run without faults.</summary>
    private string? CheckAgainstReference(World world)
    {
        var events = new SortedDictionary<string, long>(StringComparer.Ordinal);
        var hashes = new List<string>();
        foreach (LogEntry entry in world.Store.Log())
        {
            if (entry.Event is not RunEvent logged)
                hashes.Add(entry.Hash.ToString());
            else if (!events.TryAdd(logged.Id.Split('#')[0], entry.Tick))
                return $"event {logged.Id} is in the log twice";
        }

        foreach (RunEvent injected in (IEnumerable<RunEvent>)[.. schedule.Pinned, schedule.Loose])
        {
            if (!events.ContainsKey(injected.Id))
                return $"event {injected.Id} was accepted and is not in the log";
        }

        string[] reference = _references.GetOrAdd(events[schedule.Loose.Id], ReferenceWith);
        for (int tick = 0; tick < reference.Length; tick++)
        {
            if (hashes[tick] != reference[tick])
                return $"tick {tick} has {hashes[tick]}; without faults it has {reference[tick]}";
        }

        return null;
    }

    /// <summary>The hashes of a run without faults in which the loose event takes effect with a tick.</summary>
    private string[] ReferenceWith(long looseTick)
    {
        RunEvent pinned = schedule.Loose with { AtTick = looseTick };
        var calm = new ReferenceRun(factory, [.. schedule.Pinned, pinned]);
        return calm.Hashes(schedule.Ticks);
    }

    private sealed record World(SimCluster Cluster, SimStore Store, SimChecker Checker, SimClient Client);
}
