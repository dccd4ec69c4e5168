namespace DigitalTwin.Cluster.Tests.Processes;

/// <summary>
/// <c>up</c> without options needs no Redis: clients on its machine find the silo in it, see its grains and steer its run.
/// </summary>
public sealed class UpAloneTests : ProcessTests, IDisposable
{
    private const string Name = "every-kind-1";

    private static readonly string[] Kinds =
    [
        "chip fab", "coordinator", "country", "coupling", "datacenter", "flexible load", "grid", "operator", "power plant", "supplier",
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("twin-up-").FullName;

    [Fact]
    public async Task Clients_find_it_see_grains_of_every_kind_and_steer_the_run()
    {
        string dashboard = LoopbackPorts.Free().ToString(CultureInfo.InvariantCulture);
        using TwinProgram up = TwinProgram.BeginIn(
            _folder, State,
            "up", "--scenario", "every-kind", "--seed", "1", "--rate", "50", "--address", "http://127.0.0.1:0", "--dashboard", dashboard);
        await up.AwaitText("shows it");
        await Until("the run is open", () => Task.FromResult(File.Exists(Path.Combine(_folder, "runs", Name, "status.json"))));
        using var http = new HttpClient();
        await Until("the dashboard counts grains of every kind", async () =>
        {
            string counts = await http.GetStringAsync(
                $"http://127.0.0.1:{dashboard}/DashboardCounters", TestContext.Current.CancellationToken);
            return Kinds.All(kind => counts.Contains($"{kind.Replace(" ", "")}Grain", StringComparison.OrdinalIgnoreCase));
        });

        await Until("status counts grains of every kind", async () => HasEveryKind((await Json("status", "--json")).GetProperty("grains")));
        JsonElement cluster = await Json("status", "--cluster", "--json");
        Assert.True(HasEveryKind(cluster.GetProperty("kinds")), cluster.ToString());
        Assert.Equal(Name, Assert.Single(cluster.GetProperty("runs").EnumerateArray()).GetProperty("run").GetString());
        Assert.Contains($"{Name}: every-kind, seed 1, running", await Said("cluster", "list"));

        Assert.Contains($"Run {Name} is stopped at tick", await Said("cluster", "stop", Name));
        Assert.Contains("stopped on request", await Said("cluster", "list"));
        await Said("run", "every-kind", "--cluster", "--seed", "1", "--run", Name, "--ticks", "1000", "--json");
        JsonElement there = await Json("status", "--cluster", "--json");
        Assert.Equal(1000, there.GetProperty("runs")[0].GetProperty("tick").GetInt64());
        using TwinProgram refused = TwinProgram.BeginIn(_folder, State, "cluster", "forget", Name);
        Assert.Equal(2, await refused.End());
        Assert.Contains($"Run {Name} is kept in its folder; end `twin up`, then remove", refused.Errors);

        await up.Signal("INT");
        Assert.Equal(130, await up.End());
        Assert.Empty(Directory.GetFiles(State[0].Value));
        string expected = RunRecorder.Run(Trial.Of("every-kind"), 1000).Hashes[^1];
        Assert.Equal(expected, (await Json("status", "--json")).GetProperty("hash").GetString());
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private (string Name, string Value)[] State => [("TWIN_STATE", Path.Combine(_folder, "state"))];

    private static bool HasEveryKind(JsonElement counts) =>
        Kinds.SequenceEqual(counts.EnumerateArray().Select(count => count.GetProperty("kind").GetString()));

    private static async Task Until(string what, Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!await holds())
        {
            Assert.False(patience.IsCancellationRequested, $"It does not hold that {what}.");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    private async Task<string> Said(params string[] arguments)
    {
        using TwinProgram program = TwinProgram.BeginIn(_folder, State, arguments);
        Assert.True(await program.End() == 0, program.Errors);
        return program.Output;
    }

    private async Task<JsonElement> Json(params string[] arguments) => JsonDocument.Parse(await Said(arguments)).RootElement;
}
