namespace DigitalTwin.Runs.Tests.Storage;

/// <summary>
/// A whole run with every kind of participant, events and a checkpoint every four ticks. The power goes after any step of its store on
/// the disk; what is left is resumed, and ends in the same hash.
/// </summary>
public sealed class ResumeAfterAnyStepTests
{
    private const int Ticks = 24;
    private const int CheckpointEvery = 4;
    private const ulong Seed = 7;

    private static readonly WorldSpec World = EveryKindWorld.Build();
    private static readonly ulong Run = new ParticipantFactory(World, Seed).Run;

    private static readonly RunEvent[] Events =
    [
        new("heat", 9, "east", new ActiveEffect(EffectKind.DemandShock, "", 1.2, 0), 5, null, ""),
        new("storm", 13, "north/wind", new ActiveEffect(EffectKind.Derate, "", 0.3, 0), null, null, ""),
    ];

    private static readonly SimulatedDisk Disk = new();
    private static readonly List<(int Steps, StoreRequest Request)> Answered = [];
    private static readonly CoordinatedRun Whole = Record();

    [Fact]
    public void The_run_has_checkpoints_and_events_and_its_hash_is_that_of_a_run_that_nothing_keeps()
    {
        var unkept = new CoordinatedRun(World, Seed, new NullRunStore(Run), int.MaxValue);
        unkept.Complete(Ticks, Events);

        Assert.Equal((null, null), (Whole.Stop, unkept.Stop));
        Assert.Equal(unkept.Hashes, Whole.Hashes);
        Assert.Equal(Ticks, Whole.Hashes.Count);
        Assert.All(Whole.Answers, answer => Assert.True(answer.Accepted));
        Assert.Equal(Events.Length, Whole.Answers.Count);
        Assert.Equal(Ticks / CheckpointEvery, Answered.Count(answered => answered.Request is PublishRequest));
        Assert.NotEqual(Whole.Hashes, Completed(new SimulatedDisk(), Ticks, []).Hashes);
    }

    [Fact]
    public void It_goes_on_to_the_same_hash_when_the_process_ends_after_any_step() => AssertResumes("all spared", (_, _) => true);

    [Fact]
    public void It_goes_on_to_the_same_hash_when_the_power_goes_after_any_step() => AssertResumes("none spared", (_, _) => false);

    [Fact]
    public void It_goes_on_to_the_same_hash_whatever_of_the_unsynchronised_steps_was_spared() =>
        AssertResumes("some spared", (steps, step) => new Random((steps * 1009) + step).Next(2) == 0);

    private static void AssertResumes(string which, Func<int, int, bool> isSpared)
    {
        for (int steps = 0; steps <= Disk.Steps.Count; steps++)
        {
            int at = steps;
            SimulatedDisk left = Crash.After(Disk, steps, step => isSpared(at, step));
            long logged = LoggedBefore(steps);
            CoordinatedRun resumed = Completed(left, Ticks, Events);
            string where = $"{steps} steps, {which}: {resumed.Stop} {string.Join(" ", resumed.Notices)}";
            Assert.True(resumed.Stop is null, where);
            Assert.True(resumed.Coordinator.Recoveries == 0, where);
            Assert.True(resumed.Hashes.All(shown => Whole.Hashes[shown.Key] == shown.Value), where);
            Assert.True(resumed.Hashes.ContainsKey(Ticks - 1) || resumed.Coordinator.Replayed == 0 && logged == Ticks, where);
            Assert.True(resumed.Coordinator.Replayed <= (2 * CheckpointEvery) + 1, $"{where} {resumed.Coordinator.Replayed} replayed");
        }
    }

    /// <summary>Ticks that the log had been said to hold.</summary>
    private static long LoggedBefore(int steps) => Answered
        .Where(answered => answered.Steps <= steps)
        .Select(answered => answered.Request).OfType<AppendLogRequest>()
        .SelectMany(append => append.Entries).Count(entry => entry.Event is null);

    private static CoordinatedRun Record()
    {
        var run = new CoordinatedRun(World, Seed, new FileStore(Disk, Run), CheckpointEvery);
        run.Stored += (request, _) => Answered.Add((Disk.Steps.Count, request));
        run.Complete(Ticks, Events);
        return run;
    }

    private static CoordinatedRun Completed(SimulatedDisk disk, long ticks, RunEvent[] events)
    {
        var run = new CoordinatedRun(World, Seed, new FileStore(disk, Run), CheckpointEvery);
        run.Complete(ticks, events);
        return run;
    }
}
