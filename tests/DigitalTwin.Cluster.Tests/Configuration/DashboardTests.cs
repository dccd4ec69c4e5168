using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalTwin.Cluster.Tests.Configuration;

/// <summary>Orleans' dashboard behind an option, on loopback.</summary>
public sealed class DashboardTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static WorldSpec World { get; } = EveryKindWorld.Build();

    [Fact]
    public async Task A_silo_that_is_asked_for_it_shows_its_grains_on_loopback_and_nowhere_else()
    {
        var config = new SiloConfig
        {
            SiloPort = LoopbackPorts.Free(),
            GatewayPort = LoopbackPorts.Free(),
            HealthPort = LoopbackPorts.Free(),
            DashboardPort = LoopbackPorts.Free(),
        };
        await using WebApplication silo = await TwinSilo.Build(config, new FixedWorlds(World), quiet: true);
        await silo.StartAsync(TestContext.Current.CancellationToken);
        await RunOneTick(config);
        using var http = new HttpClient { Timeout = Patience };

        Assert.Contains("Orleans Dashboard", await http.GetStringAsync(At(config.DashboardPort), TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
        await AwaitCounts(http, config.DashboardPort);
        Assert.Equal(HttpStatusCode.NotFound, await Status(http, config.HealthPort, $"127.0.0.1:{config.DashboardPort}"));
        Assert.Equal(HttpStatusCode.NotFound, await Status(http, config.DashboardPort, $"elsewhere.example:{config.DashboardPort}"));
        await silo.StopAsync(TestContext.Current.CancellationToken);
    }

    private static async Task RunOneTick(SiloConfig config)
    {
        await using TwinClient client = await TwinClient.Connect(new ClusterAddress(GatewayPort: config.GatewayPort), Patience);
        ICoordinatorGrain simulation = client.Grains.GetGrain<ICoordinatorGrain>("shown");
        await simulation.Begin(FixedWorlds.SpecOf(World));
        await simulation.AdvanceTo(1);
        await Until("the first tick is there", async () => (await simulation.Stand()).Tick >= 1);
    }

    /// <summary>The dashboard counts again every second or so, when it is asked.</summary>
    private static Task AwaitCounts(HttpClient http, int port) => Until("it counts a grain for each fleet and each zone", async () =>
    {
        using JsonDocument shown = JsonDocument.Parse(
            await http.GetStringAsync(At(port, "DashboardCounters"), TestContext.Current.CancellationToken));
        int Count(string grain) => shown.RootElement.GetProperty("simpleGrainStats").EnumerateArray()
            .Where(line => line.GetProperty("grainType").GetString()!.Contains(grain, StringComparison.Ordinal))
            .Sum(line => line.GetProperty("activationCount").GetInt32());
        return Count("PowerPlantGrain") == World.Fleets.Length && Count("Grids.GridGrain") == World.Zones.Length;
    });

    private static async Task Until(string what, Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await holds())
        {
            Assert.False(patience.IsCancellationRequested, $"After {Patience}, it does not hold that {what}.");
            await Task.Delay(200, TestContext.Current.CancellationToken);
        }
    }

    private static async Task<HttpStatusCode> Status(HttpClient http, int port, string host)
    {
        using var asked = new HttpRequestMessage(HttpMethod.Get, At(port, "DashboardCounters")) { Headers = { Host = host } };
        using HttpResponseMessage answer = await http.SendAsync(asked, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    private static Uri At(int port, string path = "") => new($"http://127.0.0.1:{port}/{path}");
}
