namespace DigitalTwin.Cluster.Tests.Processes;

/// <summary>One silo needs no Redis: it keeps the run in memory, and says what that means.</summary>
public sealed class AloneTests : ProcessTests
{
    private const int Ticks = 48;

    [Fact]
    public async Task Without_a_redis_on_the_path_one_silo_runs_in_memory_and_says_so()
    {
        string empty = Directory.CreateTempSubdirectory("twin-alone-").FullName;
        string program = Path.Combine(AppContext.BaseDirectory, "twin.dll");
        var start = new ProcessStartInfo(
            Environment.ProcessPath!, [program, "up", "--scenario", "two-zones", "--silos", "1", "--ticks", $"{Ticks}", "--seed", "1"])
        {
            WorkingDirectory = empty,
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        start.Environment["PATH"] = empty;
        using Process up = Process.Start(start)!;
        Task<string> said = up.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string summary = await up.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await up.WaitForExitAsync(TestContext.Current.CancellationToken);
        Directory.Delete(empty, recursive: true);

        Assert.True(up.ExitCode == 0, await said);
        Assert.Contains("keeps the run in memory", await said);
        string expected = RunRecorder.Run(Trial.Of("two-zones"), Ticks).Hashes[^1].ToString();
        Assert.Equal(expected, JsonDocument.Parse(summary).RootElement.GetProperty("hash").GetString());
    }
}
