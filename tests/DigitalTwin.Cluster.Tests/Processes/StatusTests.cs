using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using DigitalTwin.Cluster.Tests.Support;
using StackExchange.Redis;

namespace DigitalTwin.Cluster.Tests.Processes;

/// <summary>The status is there at once when it is needed most, says in words what is the matter, and wakes nobody.</summary>
public sealed class StatusTests : ProcessTests
{
    private const int MostTimes = 4;

    private static readonly TimeSpan Most = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(0.5);

    [Fact]
    public async Task It_answers_within_two_seconds_whatever_is_dead_frozen_or_away()
    {
        await using SiloProcesses cluster = await SiloProcesses.Start(3);
        await cluster.Ask(Trial.Run, Trial.Spec, long.MaxValue / 2);
        await cluster.Await(Trial.Run, Trial.Midway);
        TimeSpan start = await StartOfTheProgram();
        string frozen = await cluster.CoordinatorOf(Trial.Run);

        Assert.DoesNotContain("answer", await Status(cluster, start, "all is well"));
        await cluster.Freeze(frozen);
        await Status(cluster, start, "just frozen");
        await Task.Delay(TimeSpan.FromSeconds(3.5), TestContext.Current.CancellationToken);
        Assert.Contains($"{frozen} (process", await Status(cluster, start, "frozen"));
        await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
        await Status(cluster, start, "recovering");
        cluster.Kill(frozen);
        string dead = await Status(cluster, start, "dead");
        Assert.Contains("has not answered for", dead);
        Assert.Contains($"{frozen}: silent", dead);
        Assert.Contains($"{Trial.Run}: two-zones", dead);

        cluster.Redis.Freeze(still: true);
        Assert.Contains("does not answer: runs wait where they are", await Status(cluster, start, "Redis frozen", exitCode: 1));
        cluster.Redis.Freeze(still: false);
        cluster.Redis.Kill();
        Assert.Contains("does not answer: runs wait where they are", await Status(cluster, start, "Redis dead", exitCode: 1));
        cluster.Redis.Begin();
    }

    [Fact]
    public async Task It_answers_within_two_seconds_and_says_so_when_redis_is_full_or_was_emptied()
    {
        await using SiloProcesses cluster = await SiloProcesses.Start(2);
        await cluster.Ask(Trial.Run, Trial.Spec, long.MaxValue / 2);
        await cluster.Await(Trial.Run, Trial.Midway);
        TimeSpan start = await StartOfTheProgram();
        await using ConnectionMultiplexer redis = await ConnectionMultiplexer.ConnectAsync(RedisAddress.Parse(cluster.Redis.Endpoint));

        await redis.GetDatabase().ExecuteAsync("CONFIG", "SET", "maxmemory", "1mb");
        await Status(cluster, start, "just full");
        await Task.Delay(TimeSpan.FromSeconds(4), TestContext.Current.CancellationToken); // by now the silos are silent
        string full = await Status(cluster, start, "full");
        Assert.Contains("Redis is full (", full);
        Assert.Contains("Raise its maxmemory, or delete runs", full);
        Assert.DoesNotContain("has not answered", full);
        await redis.GetDatabase().ExecuteAsync("CONFIG", "SET", "maxmemory", "0");
        long tick = (await cluster.Stand(Trial.Run)).Tick;
        await cluster.Await(Trial.Run, tick + 1);
        Assert.DoesNotContain("full", await Status(cluster, start, "no longer full"));

        await redis.GetDatabase().ExecuteAsync("FLUSHALL");
        await Status(cluster, start, "just emptied");
        while ((await cluster.Ready("silo-1")).Status == System.Net.HttpStatusCode.OK)
            await Task.Delay(100, TestContext.Current.CancellationToken);
        Assert.Contains("Redis has lost what it held", await Status(cluster, start, "emptied"));
    }

    [Fact]
    public async Task It_wakes_no_run_that_is_at_rest()
    {
        await using SiloProcesses cluster = await SiloProcesses.Start(1, "rest_seconds: 1");
        await cluster.Ask(Trial.Run, Trial.Spec, 24);
        await cluster.Await(Trial.Run, 24);
        while ((await cluster.Activations()).Length > 0)
            await Task.Delay(200, TestContext.Current.CancellationToken);

        using TwinProgram status = await TwinProgram.Run("status", "--cluster", "--redis", cluster.Redis.Endpoint, "--json");
        using TwinProgram list = await TwinProgram.Run("cluster", "list", "--redis", cluster.Redis.Endpoint);

        JsonElement run = JsonDocument.Parse(status.Output).RootElement.GetProperty("runs")[0];
        Assert.Equal(
            (Trial.Run, "attarget", 24, 1),
            (run.GetProperty("run").GetString(), run.GetProperty("state").GetString(), run.GetProperty("tick").GetInt32(),
                run.GetProperty("epoch").GetInt32()));
        Assert.Contains($"{Trial.Run}: two-zones, seed 1, at its target, tick 24", list.Output);
        Assert.Empty(await cluster.Activations());
    }

    /// <summary>What the program takes without any cluster: the machine may be busy.</summary>
    private static async Task<TimeSpan> StartOfTheProgram()
    {
        long began = Stopwatch.GetTimestamp();
        using TwinProgram program = await TwinProgram.Run("status", "nowhere");
        return Stopwatch.GetElapsedTime(began);
    }

    /// <summary>Asks; again where the machine is so busy that the program got no time.</summary>
    private static async Task<string> Status(SiloProcesses cluster, TimeSpan start, string when, int exitCode = 0)
    {
        for (int time = 1; ; time++)
        {
            long began = Stopwatch.GetTimestamp();
            using TwinProgram status = await TwinProgram.Run("status", "--cluster", "--redis", cluster.Redis.Endpoint);
            TimeSpan took = Stopwatch.GetElapsedTime(began);
            string said = status.Output + status.Errors;
            TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{when}: {took.TotalSeconds:F2} s, {start.TotalSeconds:F2} s without a cluster{Environment.NewLine}{said}"));
            Assert.DoesNotContain("   at ", said);
            Assert.DoesNotContain("fault of the program", said);
            TimeSpan most = start < Quiet ? Most : Most + 4 * start; // a machine that is busy gives the program little time
            if (took < most && status.ExitCode == exitCode)
                return said;
            Assert.True(time < MostTimes, $"{when}: {took}, exit code {status.ExitCode}. {said}");
        }
    }
}
