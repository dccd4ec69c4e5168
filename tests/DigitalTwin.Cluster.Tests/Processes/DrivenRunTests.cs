using System.Text.Json;
using DigitalTwin.Cluster.Tests.Support;
using DigitalTwin.Testing.Worlds;

namespace DigitalTwin.Cluster.Tests.Processes;

/// <summary>A client asks for a run and waits for it, whatever silos come and go meanwhile.</summary>
public sealed class DrivenRunTests : ProcessTests
{
    private const int Ticks = 4000;

    [Fact]
    public async Task A_client_waits_while_its_run_is_handed_over()
    {
        await using SiloProcesses cluster = await SiloProcesses.Start(3);
        using TwinProgram client = Begin(cluster, Ticks);
        await cluster.Await(Trial.Run, 200);
        await cluster.Stop(await cluster.CoordinatorOf(Trial.Run));
        await cluster.Stop(await cluster.CoordinatorOf(Trial.Run));

        Assert.True(await client.End() == 0, client.Errors + cluster.Logs());
        string expected = RunRecorder.Run(Trial.Of("two-zones"), Ticks).Hashes[^1].ToString();
        JsonElement summary = JsonDocument.Parse(client.Output).RootElement;
        Assert.Equal((expected, Ticks), (summary.GetProperty("hash").GetString(), summary.GetProperty("ticks").GetInt32()));
        Assert.Equal(0, (await cluster.Stand(Trial.Run)).Recoveries);
    }

    private static TwinProgram Begin(SiloProcesses cluster, long ticks) => TwinProgram.Begin(
        "run", "two-zones", "--cluster", "--redis", cluster.Redis.Endpoint, "--run", Trial.Run,
        "--seed", "1", "--ticks", $"{ticks}", "--json");
}
