using DigitalTwin.Client.CommandLine;
using DigitalTwin.Engine.Runs;
using DigitalTwin.Scenarios;

namespace DigitalTwin.Client.Runs;

/// <summary>One run of a loaded scenario from start to summary; its folder always says how it ended.</summary>
internal static class RunSession
{
    /// <summary>Runs until done or interrupted.</summary>
    /// <param name="scenario">A scenario without errors.</param>
    /// <param name="options">What was asked.</param>
    /// <param name="progress">Is told of every tick.</param>
    /// <param name="cancellation">Asks the run to end at a tick boundary.</param>
    public static (RunSummary Summary, int ExitCode) Complete(
        ScenarioLoadResult scenario, RunOptions options, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        StatusSink? status = options.OutDirectory is string folder
            ? new StatusSink(folder, StartOf(options), scenario.World!.Calendar)
            : null;
        ITickSink[] sinks = status is null ? [] : [status];
        using LocalRun run = LocalRun.Start(scenario.World!, options, AssumptionsOf(scenario), sinks);
        status?.Begin();
        string end = RunStatus.Failed;
        try
        {
            end = run.Advance(progress, cancellation) ? RunStatus.Finished : RunStatus.Interrupted;
            return (run.Finish(), end == RunStatus.Finished ? ExitCode.Done : ExitCode.Interrupted);
        }
        finally
        {
            status?.End(end);
        }
    }

    /// <summary>Rows and assumed rows over all tables.</summary>
    public static AssumptionSummary AssumptionsOf(ScenarioLoadResult scenario) =>
        new(scenario.Assumptions.Sum(count => count.Rows), scenario.Assumptions.Sum(count => count.Assumed));

    private static RunStatus StartOf(RunOptions options) =>
        new(options.Scenario, options.Seed, RunStatus.Running, 0, null, "", Environment.ProcessId);
}
