namespace DigitalTwin.Cluster.Tests.Processes;

/// <summary>Redis is away for a while: the run waits, says so, and goes on by itself; nothing is lost or computed twice.</summary>
public sealed class RedisAwayTests : ProcessTests
{
    [Fact]
    public async Task Redis_stands_still_for_a_while()
    {
        await using SiloProcesses cluster = await Begun(3);
        cluster.Redis.Freeze(still: true);
        await AssertWaits(cluster);
        cluster.Redis.Freeze(still: false);
        await SameEndWithoutRecovery(cluster);
    }

    [Fact]
    public async Task Redis_is_killed_and_begun_again()
    {
        await using SiloProcesses cluster = await Begun(3);
        cluster.Redis.Kill();
        await AssertWaits(cluster);
        cluster.Redis.Begin();
        await SameEndWithoutRecovery(cluster);
    }

    [Fact]
    public async Task What_is_asked_meanwhile_holds()
    {
        await using SiloProcesses cluster = await SiloProcesses.Start(2);
        await cluster.Ask(Trial.Run, Trial.Spec, Trial.Midway);
        await cluster.Await(Trial.Run, Trial.Midway);
        cluster.Redis.Kill();
        RunStanding asked = await cluster.Advance(Trial.Run, Trial.Ticks);
        Assert.Equal(Trial.Ticks, asked.Target);
        await Task.Delay(Trial.RedisAway, TestContext.Current.CancellationToken);
        cluster.Redis.Begin();
        await SameEndWithoutRecovery(cluster);
    }

    private static async Task AssertWaits(SiloProcesses cluster)
    {
        await Task.Delay(Trial.RedisAway, TestContext.Current.CancellationToken);
        RunStanding standing = await cluster.Stand(Trial.Run);
        Assert.Contains("the run waits", standing.Message, StringComparison.Ordinal);
        Assert.True(standing.Tick < Trial.Ticks, $"The run was over before Redis was missed: {standing}");
    }
}
