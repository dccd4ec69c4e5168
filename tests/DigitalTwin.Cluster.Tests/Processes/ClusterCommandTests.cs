using DigitalTwin.Cluster.Tests.Support;
using DigitalTwin.Grains.Wire;
using DigitalTwin.Silo.Configuration;
using StackExchange.Redis;

namespace DigitalTwin.Cluster.Tests.Processes;

/// <summary>Whoever has begun a run, it can be stopped and deleted, and nothing of it stays in Redis.</summary>
public sealed class ClusterCommandTests : ProcessTests
{
    private const string Endless = "100000000";

    [Fact]
    public async Task A_client_that_is_interrupted_says_how_to_stop_the_run_and_that_works()
    {
        await using SiloProcesses cluster = await SiloProcesses.Start(1);
        string redis = cluster.Redis.Endpoint;
        using TwinProgram client = TwinProgram.Begin(
            "run", "two-zones", "--cluster", "--redis", redis, "--run", "mine", "--seed", "1", "--ticks", Endless);
        await cluster.Await("mine", 20);
        await client.Signal("INT");
        Assert.Equal(130, await client.End());
        Assert.Contains(
            $"run mine goes on without this client, to tick 100,000,000. `twin cluster stop mine --redis {redis}` stops it", client.Errors);
        await cluster.Await("mine", (await cluster.Stand("mine")).Tick + 20);

        using TwinProgram waiting = TwinProgram.Begin(
            "run", "two-zones", "--cluster", "--redis", redis, "--run", "mine", "--seed", "1", "--ticks", Endless);
        await waiting.AwaitText("run mine goes to tick 100,000,000 on cluster twin");
        using TwinProgram stop = await TwinProgram.Run("cluster", "stop", "mine", "--redis", redis);
        Assert.True(stop.ExitCode == 0, stop.Errors);
        Assert.Contains("Run mine is stopped at tick", stop.Output);
        Assert.Equal(1, await waiting.End());
        Assert.Contains("stopped on request", waiting.Errors);
        RunStanding at = await cluster.Stand("mine");
        await Task.Delay(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken);
        Assert.Equal((RunStates.Halted, at.Tick), ((await cluster.Stand("mine")).State, (await cluster.Stand("mine")).Tick));

        using TwinProgram fewer = await TwinProgram.Run(
            "run", "two-zones", "--cluster", "--redis", redis, "--run", "mine", "--seed", "1", "--ticks", "5");
        Assert.Equal(2, fewer.ExitCode);
        Assert.Contains("more than 5: no tick is taken back", fewer.Errors);
    }

    [Fact]
    public async Task A_forgotten_run_leaves_no_key_in_redis()
    {
        await using SiloProcesses cluster = await Begun(2);
        string redis = cluster.Redis.Endpoint;
        await using ConnectionMultiplexer connection = await ConnectionMultiplexer.ConnectAsync(RedisAddress.Parse(redis));
        Assert.NotEmpty(KeysOf(connection, Trial.Run));

        using TwinProgram forget = await TwinProgram.Run("cluster", "forget", Trial.Run, "--redis", redis);

        Assert.True(forget.ExitCode == 0, forget.Errors + cluster.Logs());
        await Task.Delay(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken); // what was under way has come to nothing
        Assert.Empty(KeysOf(connection, Trial.Run));
        Assert.Empty(await cluster.Runs());
        using TwinProgram again = await TwinProgram.Run("cluster", "forget", Trial.Run, "--redis", redis);
        Assert.Equal(2, again.ExitCode);
        Assert.Contains($"There is no run {Trial.Run}", again.Errors);
    }

    [Fact]
    public async Task A_run_at_rest_is_kept_as_long_as_the_configuration_says()
    {
        await using SiloProcesses cluster = await SiloProcesses.Start(1, "rest_seconds: 0\nkeep_runs: 3s");
        await cluster.Ask(Trial.Run, Trial.Spec, 24);
        await cluster.Await(Trial.Run, 24);
        await using ConnectionMultiplexer connection = await ConnectionMultiplexer.ConnectAsync(RedisAddress.Parse(cluster.Redis.Endpoint));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (KeysOf(connection, Trial.Run).Length > 0)
        {
            Assert.False(patience.IsCancellationRequested, cluster.Logs());
            await Task.Delay(200, TestContext.Current.CancellationToken);
        }

        Assert.Contains("longer than runs are kept", cluster.Logs());
    }

    private static string[] KeysOf(ConnectionMultiplexer connection, string run) =>
        [.. connection.GetServers()[0].Keys(pattern: $"twin:{{twin/{run}}}*").Select(key => key.ToString())];
}
