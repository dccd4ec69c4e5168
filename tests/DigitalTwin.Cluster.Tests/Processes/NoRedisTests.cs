namespace DigitalTwin.Cluster.Tests.Processes;

/// <summary>A silo whose Redis is not there says where it looked, and what to do.</summary>
public sealed class NoRedisTests : ProcessTests
{
    [Fact]
    public async Task A_silo_that_reaches_no_redis_says_so_and_ends()
    {
        string folder = Directory.CreateTempSubdirectory("twin-no-redis-").FullName;
        string file = Path.Combine(folder, "silo-1.yaml");
        string redis = $"127.0.0.1:{LoopbackPorts.Free()}";
        await File.WriteAllTextAsync(
            file,
            $"""
            name: silo-1
            silo_port: {LoopbackPorts.Free()}
            gateway_port: {LoopbackPorts.Free()}
            health_port: {LoopbackPorts.Free()}
            redis: {redis}
            """,
            TestContext.Current.CancellationToken);
        string program = Path.Combine(AppContext.BaseDirectory, "twin.dll");
        using var silo = Process.Start(new ProcessStartInfo("dotnet", [program, "silo", "--config", file])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
        })!;
        string said = await silo.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await silo.WaitForExitAsync(TestContext.Current.CancellationToken);
        Directory.Delete(folder, recursive: true);

        Assert.Equal(1, silo.ExitCode);
        Assert.Contains($"silo-1 reaches no Redis at {redis}", said);
        Assert.Contains(file, said);
        Assert.DoesNotContain("fault of the program", said);
    }
}
