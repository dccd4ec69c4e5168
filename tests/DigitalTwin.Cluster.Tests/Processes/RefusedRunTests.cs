using DigitalTwin.Cluster.Tests.Support;
using DigitalTwin.Testing;

namespace DigitalTwin.Cluster.Tests.Processes;

/// <summary>A run that cannot be begun is refused in words, and no other run suffers from it.</summary>
public sealed class RefusedRunTests : ProcessTests
{
    [Fact]
    public async Task A_scenario_that_silos_have_otherwise_is_refused_and_nothing_is_left_behind()
    {
        await using SiloProcesses cluster = await Begun(1);
        string edited = Edited();
        string redis = cluster.Redis.Endpoint;

        using TwinProgram other = await TwinProgram.Run(
            "run", edited, "--cluster", "--redis", redis, "--run", "other", "--ticks", "24", "--json");
        using TwinProgram same = await TwinProgram.Run(
            "run", edited, "--cluster", "--redis", redis, "--run", Trial.Run, "--ticks", "24", "--json");

        Assert.True(other.ExitCode == 2, other.Errors);
        Assert.Contains("every silo needs the same library", other.Errors);
        Assert.True(same.ExitCode == 2, same.Errors);
        Assert.Contains("has changed since", same.Errors);
        Assert.DoesNotContain("fault of the program", other.Errors + same.Errors);
        Assert.Equal([Trial.Run], (await cluster.Runs()).Select(run => run.Run));
        using TwinProgram status = await TwinProgram.Run("status", "--cluster", "--redis", redis);
        Assert.True(status.ExitCode == 0, status.Errors);
        Assert.DoesNotContain("other", status.Output);
        using TwinProgram nobody = await TwinProgram.Run(
            "inject", "--cluster", "--redis", redis, "--run", "nobody", "--kind", "demand-shock", "--target", "NORTH", "--value", "2");
        Assert.Equal(2, nobody.ExitCode);
        Assert.Contains("There is no run nobody", nobody.Errors);
        await SameEndWithoutRecovery(cluster);
        Directory.Delete(Path.GetDirectoryName(edited)!, recursive: true);
    }

    /// <summary>A folder of the same name with another content.</summary>
    private static string Edited()
    {
        string folder = Path.Combine(Directory.CreateTempSubdirectory("twin-edited-").FullName, "two-zones");
        string original = RepositoryFolder.Scenario("two-zones");
        foreach (string file in Directory.GetFiles(original, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(folder, Path.GetRelativePath(original, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        string zones = Path.Combine(folder, "zones.csv");
        File.WriteAllText(zones, File.ReadAllText(zones).Replace(",4.38,", ",4.37,", StringComparison.Ordinal));
        return folder;
    }
}
