namespace DigitalTwin.Cluster.Tests.Processes;

/// <summary>
/// Silos that carry something are killed at random instants, one after the other, and begun again, all in one run: as many recoveries as
/// kills, each within a minute, and the same end. <c>TWIN_KILLS=50 TWIN_TRIAL=every-kind:2000</c> for the long form.
/// </summary>
public sealed class RandomKillsTests : ProcessTests
{
    /// <summary>Ticks that a run still has to go when a silo is killed: it is under way then, on a fast machine too.</summary>
    private const int TicksLeft = 8;

    private static readonly TimeSpan MostToRecover = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan AtOnce = TimeSpan.FromMilliseconds(1);

    private readonly Random _random = new(20250101);

    [Fact]
    public async Task Silos_are_killed_again_and_again()
    {
        await using SiloProcesses cluster = await SiloProcesses.Start(3);
        await cluster.Ask(Trial.Run, Trial.Spec, Trial.Midway);
        RunStanding standing = await cluster.Await(Trial.Run, Trial.Midway);
        for (int kill = 1; kill <= Trial.Kills; kill++)
        {
            long target = Trial.Midway + (Trial.Ticks - Trial.Midway) * kill / (Trial.Kills + 1); // ticks are left after the last kill
            await KillOnTheWayTo(cluster, kill, target);
        }

        await cluster.Advance(Trial.Run, Trial.Ticks);
        RunStanding end = await SameEnd(cluster);
        Assert.True(end.Recoveries == Trial.Kills, $"{end}{Environment.NewLine}{cluster.Logs()}");
    }

    /// <summary>Asks the run to go on, kills a silo meanwhile, begins it again, and waits until the run is there.</summary>
    private async Task KillOnTheWayTo(SiloProcesses cluster, int kill, long target)
    {
        await cluster.AwaitSilos(3);
        SiloReport[] carrying = [.. (await cluster.Silos()).Where(silo => silo.Grains > 0)];
        SiloReport victim = carrying[_random.Next(carrying.Length)];
        long root = await cluster.RootTick(Trial.Run);
        RunStanding before = await cluster.Advance(Trial.Run, target);
        RunStanding at = await cluster.Await(Trial.Run, _random.NextInt64(before.Tick, target - TicksLeft), AtOnce);
        cluster.Kill(victim.Name);
        long began = Stopwatch.GetTimestamp();
        cluster.Begin(victim.Name);
        RunStanding after = at;
        while (after.Tick < target || after.State != nameof(CoordinatorState.AtTarget)
            || after.Recoveries == before.Recoveries)
        {
            if (after.Tick >= target)
                target++; // it was there before the kill: what was lost shows when it goes on
            await cluster.Advance(Trial.Run, target);
            Assert.True(Stopwatch.GetElapsedTime(began) < 2 * MostToRecover, $"It takes too long: {after}{cluster.Logs()}");
            await Task.Delay(20, TestContext.Current.CancellationToken);
            after = await cluster.Stand(Trial.Run);
        }

        await AssertRecovered(cluster, kill, victim, at, root);
    }

    private static async Task AssertRecovered(
        SiloProcesses cluster, int kill, SiloReport victim, RunStanding at, long root)
    {
        EpochNote[] recoveries = [.. (await cluster.Chronicle(Trial.Run)).Where(note => !note.Planned).OrderBy(note => note.Epoch)];
        Assert.Equal(kill, recoveries.Length);
        EpochNote recovery = recoveries[^1];
        TimeSpan took = recovery.At - cluster.LastKillAt;
        string role = at.Silo == victim.Address ? " (coordinator)" : "";
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"kill {kill}: {victim.Name}{role}, {victim.Grains} grains, at tick {at.Tick} in {at.State}/{at.Doing}; "
            + $"back in {took.TotalSeconds:F1} s from tick {recovery.Tick}, {recovery.Replays} again"));
        Assert.True(took < MostToRecover, $"{took}: {recovery}");
        Assert.True(recovery.Tick >= root && recovery.Tick > 0, $"{recovery}; the root was at {root}");
    }
}
