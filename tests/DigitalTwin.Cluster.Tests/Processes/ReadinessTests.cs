using System.Net;
using DigitalTwin.Cluster.Tests.Support;
using DigitalTwin.Silo.Configuration;
using StackExchange.Redis;

namespace DigitalTwin.Cluster.Tests.Processes;

/// <summary>A silo that cannot do its work says so where load balancers look; that its process lives is another question.</summary>
public sealed class ReadinessTests : ProcessTests
{
    [Fact]
    public async Task A_silo_is_not_ready_while_redis_refuses_what_is_written()
    {
        await using SiloProcesses cluster = await Begun(1);
        await using ConnectionMultiplexer redis = await ConnectionMultiplexer.ConnectAsync(RedisAddress.Parse(cluster.Redis.Endpoint));
        Assert.Equal((HttpStatusCode.OK, "running"), await cluster.Ready("silo-1"));

        await redis.GetDatabase().ExecuteAsync("CONFIG", "SET", "maxmemory", "1mb");
        string full = await AwaitReady(cluster, ready: false);
        Assert.Contains("running: Redis refuses: OOM", full);
        Assert.Equal(HttpStatusCode.OK, (await cluster.Health("silo-1")).Status);

        await redis.GetDatabase().ExecuteAsync("CONFIG", "SET", "maxmemory", "0");
        await AwaitReady(cluster, ready: true);
        await SameEnd(cluster);
    }

    [Fact]
    public async Task A_redis_that_was_emptied_is_no_new_one()
    {
        await using SiloProcesses cluster = await Begun(2);
        await using ConnectionMultiplexer redis = await ConnectionMultiplexer.ConnectAsync(RedisAddress.Parse(cluster.Redis.Endpoint));
        await redis.GetDatabase().ExecuteAsync("FLUSHALL");

        Assert.Contains("Redis has lost what it held", await AwaitReady(cluster, ready: false));
        using TwinProgram status = await TwinProgram.Run("status", "--cluster", "--redis", cluster.Redis.Endpoint);
        Assert.Contains("Redis has lost what it held", status.Output);
        cluster.Begin("silo-3");
        await cluster.AwaitEnd("silo-3");
        Assert.Contains("silo-3 may not join: Redis has lost what it held", cluster.Logs());
    }

    [Fact]
    public async Task Settings_with_which_a_redis_may_lose_runs_are_said_at_the_start()
    {
        await using SiloProcesses cluster = await Begun(1);
        await using ConnectionMultiplexer redis = await ConnectionMultiplexer.ConnectAsync(RedisAddress.Parse(cluster.Redis.Endpoint));
        Assert.DoesNotContain("Set it", cluster.Logs());
        await redis.GetDatabase().ExecuteAsync("CONFIG", "SET", "maxmemory-policy", "allkeys-lru");
        cluster.Kill("silo-1");
        cluster.Begin("silo-1");
        await cluster.AwaitSilos(1);

        Assert.Contains(" warn silo-1 Redis has maxmemory-policy allkeys-lru: a full Redis deletes parts of runs. Set it", cluster.Logs());
        using TwinProgram status = await TwinProgram.Run("status", "--cluster", "--redis", cluster.Redis.Endpoint);
        Assert.Contains("redis-cli config set maxmemory-policy noeviction", status.Output);
    }

    private static async Task<string> AwaitReady(SiloProcesses cluster, bool ready)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            (HttpStatusCode status, string text) = await cluster.Ready("silo-1");
            if (status == (ready ? HttpStatusCode.OK : HttpStatusCode.ServiceUnavailable))
                return text;
            Assert.False(patience.IsCancellationRequested, cluster.Logs());
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }
}
