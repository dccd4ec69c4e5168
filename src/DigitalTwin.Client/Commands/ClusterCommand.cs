using System.CommandLine;
using DigitalTwin.Client.Cluster;
using DigitalTwin.Client.CommandLine;
using DigitalTwin.Client.Rendering;
using DigitalTwin.Grains.Interfaces;
using DigitalTwin.Grains.Runs;
using DigitalTwin.Grains.Wire;
using DigitalTwin.Protocol.Coordination;
using DigitalTwin.Runs.Folders;
using DigitalTwin.Silo.Clients;

namespace DigitalTwin.Client.Commands;

/// <summary><c>twin cluster list|stop|forget</c>: what happens to the runs of a cluster, whoever has begun them.</summary>
internal static class ClusterCommand
{
    private static readonly TimeSpan ConnectPatience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan AnswerPatience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(100);

    private static readonly ClusterTarget Target = new(onRequest: false);
    private static readonly Argument<string> Run = new("RUN") { Description = "Name of the run; `twin cluster list` shows them" };
    private static readonly Option<bool> Json = Values.Json("Print one JSON object on standard output and nothing else");

    public static Command Create()
    {
        Command list = new("list", "List the runs of a cluster") { Json };
        list.SetAction((parsed, _) => List(parsed));
        Command stop = new("stop", "Stop a run at the tick at hand; it is kept, and goes on when it is asked for again") { Run };
        stop.SetAction((parsed, _) => Stop(parsed));
        Command forget = new("forget", "Stop a run and delete all that the cluster keeps of it") { Run };
        forget.SetAction((parsed, _) => Forget(parsed));
        foreach (Command command in (Command[])[list, stop, forget])
            Target.AddTo(command);
        return new Command("cluster", "List, stop and delete runs of a cluster; secure its silos")
        {
            list, stop, forget, CertificateCommand.Create(),
        };
    }

    private static async Task<int> List(ParseResult parsed)
    {
        (ClusterStatus status, bool answers) = await OrleansCluster.Status(Target.AddressOf(parsed), run: null);
        if (parsed.GetValue(Json))
        {
            Console.Out.WriteLine(RunFolder.ToJson(new { status.Runs, status.Problems }));
        }
        else
        {
            foreach (string problem in status.Problems)
                Console.Error.WriteLine($"twin cluster: {problem}");
            foreach (RunLine line in status.Runs)
                ClusterStatusReport.Write(line);
            if (answers && status.Runs.Count == 0)
                Console.Out.WriteLine("There are no runs.");
        }

        return answers ? ExitCode.Done : ExitCode.Failed;
    }

    private static async Task<int> Stop(ParseResult parsed)
    {
        ClusterAddress address = Target.AddressOf(parsed);
        string name = parsed.GetRequiredValue(Run);
        using var interrupt = new Interrupt();
        await using TwinClient client = await TwinClient.Connect(address, ConnectPatience);
        ICoordinatorGrain run = client.Grains.GetGrain<ICoordinatorGrain>(name);
        RunStanding standing = await TwinClient.Retry(run.Halt, interrupt.Token, AnswerPatience);
        while (standing.State is not (RunStates.Halted or nameof(CoordinatorState.Stopped)))
        {
            await Task.Delay(LookEvery, interrupt.Token);
            standing = await TwinClient.Retry(run.Stand, interrupt.Token, AnswerPatience);
        }

        string typed = ClusterTarget.Typed(address);
        Console.Out.WriteLine(
            $"Run {name} is stopped at tick {Figures.Of(standing.Tick)} and kept. `twin run {standing.Spec!.Scenario} --cluster "
            + $"--run {name} --ticks N{typed}` goes on with it, `twin cluster forget {name}{typed}` deletes it.");
        return ExitCode.Done;
    }

    private static async Task<int> Forget(ParseResult parsed)
    {
        string name = parsed.GetRequiredValue(Run);
        using var interrupt = new Interrupt();
        await using TwinClient client = await TwinClient.Connect(Target.AddressOf(parsed), ConnectPatience);
        bool asked = false;
        await TwinClient.Retry(
            async () =>
            {
                try
                {
                    await client.Grains.GetGrain<ICoordinatorGrain>(name).Forget();
                }
                catch (RunRefusedException) when (asked)
                {
                    // the call before, whose answer was lost, has done it
                }
                finally
                {
                    asked = true;
                }

                return true;
            },
            interrupt.Token,
            AnswerPatience);
        Console.Out.WriteLine($"Run {name} is deleted: nothing of it is kept on the cluster.");
        return ExitCode.Done;
    }
}
