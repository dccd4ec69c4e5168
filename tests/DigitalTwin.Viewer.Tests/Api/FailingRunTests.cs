namespace DigitalTwin.Viewer.Tests.Api;

/// <summary>
/// A run whose folder cannot be written ends, with its reason; the others and the host go on. What cannot be written is the draft of
/// <c>status.json</c>: a folder of its name stands in the way, which stops a superuser too.
/// </summary>
public sealed class FailingRunTests : IDisposable
{
    private const string InTheWay = "status.json.tmp";

    private readonly TempFolder _folder = new();

    [Fact]
    public async Task A_run_that_fails_says_why_and_the_others_and_the_host_go_on()
    {
        await using RunningTwin twin = await RunningTwin.Up(_folder.Path, "--scenario", "two-zones", "--rate", "100");
        string carried = await twin.Run();
        using HttpResponseMessage begun = await twin.Http.PostAsJsonAsync("/api/runs", new { scenario = "two-zones", id = "doomed" });
        begun.EnsureSuccessStatusCode();
        string status = Path.Combine(_folder.Path, "runs", "doomed", InTheWay);
        Directory.CreateDirectory(status);
        await twin.Http.PostAsJsonAsync("/api/runs/doomed/advance", new { });
        await twin.WaitForState("doomed", "failed");

        string note = (await twin.Get("/api/runs/doomed")).GetProperty("note").GetString()!;
        Assert.Contains(InTheWay, note);
        long ticks = (await twin.Get($"/api/runs/{carried}")).GetProperty("ticks").GetInt64();
        await twin.WaitForTicks(carried, ticks + 5);
        await RunningTwin.Until(() => Task.FromResult(twin.Said.Contains("Run doomed cannot go on")), "the reason is recorded");

        Directory.Delete(status);
        using HttpResponseMessage again = await twin.Http.PostAsJsonAsync("/api/runs/doomed/advance", new { });
        again.EnsureSuccessStatusCode();
        await twin.WaitForState("doomed", "playing");
        Assert.Equal(130, await twin.Interrupt());
    }

    [Theory]
    [InlineData("up", "--scenario", "two-zones", "--ticks", "48", "--address", "http://127.0.0.1:0", "--out")]
    [InlineData("run", "two-zones", "--ticks", "48", "--out")]
    public async Task A_folder_that_cannot_be_written_is_a_failed_run_and_one_sentence(params string[] command)
    {
        string folder = Path.Combine(_folder.Path, "run");
        Directory.CreateDirectory(Path.Combine(folder, InTheWay));
        using Process twin = Process.Start(new ProcessStartInfo(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "twin.dll"), .. command, folder])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        Task<string> output = twin.StandardOutput.ReadToEndAsync(), error = twin.StandardError.ReadToEndAsync();
        await twin.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));

        string said = await error + await output;
        Assert.True(twin.ExitCode == 1, $"{twin.ExitCode}: {said}");
        Assert.DoesNotContain("   at ", said);
        Assert.Single(said.Split('\n'), line => line.Contains(InTheWay));
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();
}
