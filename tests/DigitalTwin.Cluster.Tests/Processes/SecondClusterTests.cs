using DigitalTwin.Cluster.Tests.Support;

namespace DigitalTwin.Cluster.Tests.Processes;

/// <summary>Two clusters on one Redis: each has runs of its own, or the second is refused in words.</summary>
public sealed class SecondClusterTests : ProcessTests
{
    [Fact]
    public async Task A_second_cluster_may_not_take_the_runs_of_the_first()
    {
        await using SiloProcesses cluster = await Begun(1);
        cluster.Begin("other-1", "cluster_id: other");
        await cluster.AwaitEnd("other-1");

        Assert.Contains("other-1 may not join: the runs of service twin are carried by the silos of cluster twin", cluster.Logs());
        await SameEndWithoutRecovery(cluster);
    }

    [Fact]
    public async Task A_second_cluster_with_a_service_of_its_own_is_found_by_its_name()
    {
        await using SiloProcesses cluster = await Begun(1);
        cluster.Begin("other-1", "cluster_id: other\nservice_id: others");
        string[] target = ["--cluster", "--redis", cluster.Redis.Endpoint, "--cluster-id", "other"];
        using TwinProgram run = await TwinProgram.Run(
            ["run", "two-zones", .. target, "--run", "theirs", "--seed", "1", "--ticks", "24", "--json"]);
        using TwinProgram status = await TwinProgram.Run(["status", .. target]);

        Assert.True(run.ExitCode == 0, run.Errors + cluster.Logs());
        Assert.Contains("other-1: running", status.Output);
        Assert.Contains("theirs: two-zones", status.Output);
        Assert.DoesNotContain(Trial.Run, status.Output);
        Assert.Equal([Trial.Run], (await cluster.Runs()).Select(standing => standing.Run));
    }
}
