using DigitalTwin.Grains.Wire;
using StackExchange.Redis;

namespace DigitalTwin.Cluster.Tests.Processes;

/// <summary>
/// Runs that are over: no grain of them is left, they take the memory that they need, and they go when they are forgotten or have been kept
/// for as long as the configuration says. <c>TWIN_FINISHED_RUNS</c> says how many.
/// </summary>
public sealed class FinishedRunsTests : ProcessTests
{
    private const int Ticks = 24;

    /// <summary>A run of two zones and a day; a larger world takes more.</summary>
    private const long MostBytesARun = 400_000;

    /// <summary>What Redis takes beside the runs: connections, scripts, beats.</summary>
    private const long Slack = 4_000_000;

    private static readonly int Runs = int.Parse(
        Environment.GetEnvironmentVariable("TWIN_FINISHED_RUNS") ?? "100", CultureInfo.InvariantCulture);

    [Fact]
    public async Task A_hundred_finished_runs_have_no_grains_and_go_as_they_are_told()
    {
        await using SiloProcesses cluster = await SiloProcesses.Start(1, "rest_seconds: 0");
        await using ConnectionMultiplexer redis = await ConnectionMultiplexer.ConnectAsync(RedisAddress.Parse(cluster.Redis.Endpoint));
        long before = await Memory(redis);
        string[] names = [.. Enumerable.Range(0, Runs).Select(i => string.Create(CultureInfo.InvariantCulture, $"run-{i:000}"))];
        await Parallel.ForEachAsync(names, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (name, _) =>
        {
            await cluster.Ask(name, Trial.Spec, Ticks);
            await cluster.Await(name, Ticks);
        });

        await Until(async () => (await cluster.Activations()).Length == 0, cluster, "grains are left");
        Assert.Equal(Runs, (await Standings(cluster)).Count(standing => standing.GetProperty("state").GetString() == "attarget"));
        Assert.Empty(await cluster.Activations()); // nor does a look wake them
        long kept = await Memory(redis);
        Assert.True(kept - before < Runs * MostBytesARun, $"{(kept - before) / Runs} bytes a run");

        string[] forgotten = names[..(Runs / 2)];
        foreach (string name in forgotten)
            await cluster.Forget(name);
        Assert.All(forgotten, name => Assert.Empty(KeysOf(redis, name)));
        Assert.Equal(Runs - forgotten.Length, (await Standings(cluster)).Length);
        await Until(async () => (await cluster.Activations()).Length == 0, cluster, "grains are left");
        long half = await Memory(redis);
        Assert.True(half - before < (kept - before) / 2 + Slack, $"{before}, {kept}, {half} bytes");

        await cluster.Stop("silo-1");
        cluster.Begin("silo-1", "keep_runs: 1s");
        await cluster.AwaitSilos(1);
        await Until(() => Task.FromResult(names.All(name => KeysOf(redis, name).Length == 0)), cluster, "runs are left");
        Assert.Empty(await Standings(cluster));
        long after = await Memory(redis);
        Assert.True(after - before < Slack, $"{before}, {kept}, {half}, {after} bytes");
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Runs} runs: {before} bytes before, {(kept - before) / Runs} a run, {half} after half were forgotten, {after} at the end"));
    }

    private static async Task Until(Func<Task<bool>> holds, SiloProcesses cluster, string otherwise)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        while (!await holds())
        {
            Assert.False(patience.IsCancellationRequested, otherwise + cluster.Logs());
            await Task.Delay(200, TestContext.Current.CancellationToken);
        }
    }

    private static async Task<JsonElement[]> Standings(SiloProcesses cluster)
    {
        using TwinProgram list = await TwinProgram.Run("cluster", "list", "--redis", cluster.Redis.Endpoint, "--json");
        Assert.True(list.ExitCode == 0, list.Errors);
        return [.. JsonDocument.Parse(list.Output).RootElement.GetProperty("runs").EnumerateArray()];
    }

    private static async Task<long> Memory(ConnectionMultiplexer redis)
    {
        string info = (string?)await redis.GetDatabase().ExecuteAsync("INFO", "memory") ?? "";
        string line = info.Split('\n').First(found => found.StartsWith("used_memory:", StringComparison.Ordinal));
        return long.Parse(line["used_memory:".Length..].Trim(), CultureInfo.InvariantCulture);
    }

    private static string[] KeysOf(ConnectionMultiplexer connection, string run) =>
        [.. connection.GetServers()[0].Keys(pattern: $"twin:{{twin/{run}}}*").Select(key => key.ToString())];
}
