using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using DigitalTwin.Cluster.Tests.Support;
using DigitalTwin.Viewer.Hosting;

namespace DigitalTwin.Cluster.Tests.Processes;

/// <summary><c>up --silos</c> says which of its silos are lost and starts them again; clients on its machine find it.</summary>
public sealed class UpTests : ProcessTests, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("twin-up-").FullName;

    [Fact]
    public async Task Clients_find_it_and_a_silo_that_is_lost_is_said_and_started_again()
    {
        (string, string)[] state = [("TWIN_STATE", Path.Combine(_folder, "state"))];
        using TwinProgram up = TwinProgram.BeginIn(
            _folder, state, "up", "--scenario", "two-zones", "--silos", "2", "--address", $"http://127.0.0.1:{LoopbackPorts.Free()}");
        await up.AwaitText("shows it");

        int lost = 0;
        while (lost == 0) // it is served as soon as the first silo answers
        {
            lost = (await Silos(state)).Where(silo => silo.GetProperty("name").GetString() == "silo-2")
                .Select(silo => silo.GetProperty("pid").GetInt32()).FirstOrDefault();
        }

        using var process = Process.GetProcessById(lost);
        process.Kill();
        await up.AwaitText("silo-2 is lost (exit code 137); the others take over what it carried, and it is started again");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!(await Silos(state)).Any(silo => silo.GetProperty("name").GetString() == "silo-2"
            && silo.GetProperty("state").GetString() == "running" && silo.GetProperty("pid").GetInt32() != lost))
        {
            Assert.False(patience.IsCancellationRequested, up.Errors);
            await Task.Delay(500, TestContext.Current.CancellationToken);
        }

        await up.Signal("INT");
        await up.End();
        Assert.Empty(Directory.GetFiles(Path.Combine(_folder, "state")));
        string stale = Path.Combine(_folder, "state", "1.json"); // of a process that was killed
        await File.WriteAllTextAsync(
            stale,
            """{"redis": "127.0.0.1:1", "clusterId": "twin", "processId": 2000000000, "folder": ""}""",
            TestContext.Current.CancellationToken);
        using TwinProgram gone = TwinProgram.BeginIn(_folder, state, "status", "--cluster");
        Assert.Equal(1, await gone.End());
        Assert.Contains("No silo answers at gateway port 30000 of this machine, and no `twin up` runs here", gone.Errors);
        Assert.False(File.Exists(stale));
        string log = await File.ReadAllTextAsync(
            Directory.GetFiles(_folder, "silo-1.log", SearchOption.AllDirectories).Single(), TestContext.Current.CancellationToken);
        Assert.Matches(@"(?m)^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z info silo-1 silo-1 is ready at", log);
        Assert.Matches(@"(?m)^\S+Z warn silo-1 silo-2 is lost", log);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<JsonElement[]> Silos((string, string)[] state)
    {
        using TwinProgram status = TwinProgram.BeginIn(_folder, state, "status", "--cluster", "--json");
        Assert.True(await status.End() == 0, status.Errors);
        return [.. JsonDocument.Parse(status.Output).RootElement.GetProperty("silos").EnumerateArray()];
    }
}
