using DigitalTwin.Client.CommandLine;
using DigitalTwin.Client.Rendering;
using DigitalTwin.Runs.Storage;

namespace DigitalTwin.Client.Runs;

/// <summary>One run of a loaded scenario from start to summary; its folder always says how it ended.</summary>
internal static class RunSession
{
    /// <summary>Runs until done or interrupted by Ctrl-C, under a progress line, and prints the summary.</summary>
    /// <param name="scenario">A scenario without errors.</param>
    /// <param name="options">What was asked.</param>
    /// <param name="json">Whether to print JSON instead of tables.</param>
    /// <param name="headline">A line above the tables.</param>
    /// <returns>The exit code.</returns>
    public static int CompleteAndPrint(ScenarioLoadResult scenario, RunOptions options, bool json, string? headline = null)
    {
        using var interrupt = new Interrupt();
        RunSummary summary;
        int exitCode;
        using (var progress = new ProgressLine(Console.Error, Terminal.HasLiveError, every: null))
            (summary, exitCode) = Complete(scenario, options, progress, interrupt.Token);
        if (json)
        {
            Console.Out.WriteLine(RunFolder.ToJson(summary));
            return exitCode;
        }

        if (headline is not null)
            Console.Out.WriteLine(headline);
        SummaryReport.Write(summary, Terminal.Create());
        return exitCode;
    }

    /// <summary>Runs until done or interrupted.</summary>
    /// <param name="scenario">A scenario without errors.</param>
    /// <param name="options">What was asked.</param>
    /// <param name="progress">Called after every tick.</param>
    /// <param name="cancellation">Asks the run to end at a tick boundary.</param>
    /// <exception cref="RunFolderException">Its folder is another process's, or holds another run.</exception>
    public static (RunSummary Summary, int ExitCode) Complete(
        ScenarioLoadResult scenario, RunOptions options, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        using RunLock? held = options.OutDirectory is string home ? RunLock.TakeToWrite(home) : null;
        if (options.IsNew)
            RefuseUsed(options.OutDirectory); // somebody else may have begun one since it was looked at
        StatusSink? status = options.OutDirectory is string folder
            ? new StatusSink(folder, StartOf(options), scenario.World!.Calendar)
            : null;
        ITickSink[] sinks = status is null ? [] : [status];
        using LocalRun run = LocalRun.Start(scenario.World!, options, ResumableRun.AssumptionsOf(scenario), sinks);
        run.Noticed += notice => Console.Error.WriteLine($"twin: {notice}");
        string end = RunStatus.Failed;
        try
        {
            end = run.Advance(progress, cancellation) ? RunStatus.Finished : RunStatus.Interrupted;
            if (run.Coordinator.Epoch > 1)
                Console.Error.WriteLine(
                    $"twin: epoch {run.Coordinator.Epoch}; resumed from a checkpoint, "
                    + $"{run.Coordinator.Replayed} ticks recomputed, hashes match");
            return (run.Finish(), end == RunStatus.Finished ? ExitCode.Done : ExitCode.Interrupted);
        }
        finally
        {
            status?.End(end);
        }
    }

    /// <summary>What a run in a folder was asked to be, so that it goes on as the same run.</summary>
    /// <param name="folder">Folder that <c>twin run --out</c> or <c>twin up</c> wrote.</param>
    /// <param name="ticks">Ticks to run, counted from the run's beginning; null for none in particular.</param>
    /// <param name="keepsTarget">Whether none in particular means as many as it was asked for; else until stopped.</param>
    /// <exception cref="RunFolderException">The folder holds no run, or its scenario has changed since.</exception>
    public static (ScenarioLoadResult Scenario, RunOptions Options)? Resume(string folder, long? ticks, bool keepsTarget, int threads)
    {
        RunManifest manifest = RunFolder.ReadManifest(folder);
        if (ScenarioInput.Shown(ResumableRun.LoadScenario(manifest)) is not ScenarioLoadResult scenario)
            return null;
        RunOptions options = ResumableRun.Options(folder, manifest, scenario, ticks, keepsTarget, threads);
        if (!FileStore.IsIn(RunFolder.StoreOf(folder)))
            Console.Error.WriteLine($"twin: {RunFolder.StoreOf(folder)} holds nothing yet; the run begins at its beginning");
        return (scenario, options);
    }

    /// <summary>Opens a run that is not running, takes what waits in its inbox into its log, and leaves it at its tick.</summary>
    /// <returns>Whether its scenario could be loaded.</returns>
    /// <exception cref="RunFolderException">The folder holds no run, or its scenario has changed since.</exception>
    public static bool AnswerInbox(string folder)
    {
        if (Resume(folder, ticks: null, keepsTarget: true, threads: 1) is not var (scenario, options))
            return false;
        RunOptions opened = options with { OutDirectory = null, InboxDirectory = folder };
        using LocalRun run = LocalRun.Start(scenario.World!, opened, ResumableRun.AssumptionsOf(scenario));
        run.Noticed += notice => Console.Error.WriteLine($"twin: {notice}");
        run.AnswerInbox();
        return true;
    }

    /// <summary>Refuses a folder that holds a run already: it would be neither gone on with nor kept.</summary>
    /// <exception cref="RunFolderException">The folder holds a run.</exception>
    public static void RefuseUsed(string? folder)
    {
        if (folder is not null && RunFolder.HoldsRun(folder))
            throw new RunFolderException(RunFolder.InUse(folder));
    }

    private static RunStatus StartOf(RunOptions options) =>
        new(options.Scenario, options.Seed, RunStatus.Running, 0, null, "", Environment.ProcessId);
}
