namespace DigitalTwin.Client.Commands;

/// <summary>All commands: one file a command in Commands/, each a thin parse, call and render.</summary>
public static class CommandTree
{
    /// <summary>Signals and failures are our own: a run ends at a tick boundary, and a person sees a sentence, not a stack trace.</summary>
    public static InvocationConfiguration Invocation { get; } = new()
    {
        ProcessTerminationTimeout = null,
        EnableDefaultExceptionHandler = false,
    };

    /// <summary>Creates the tree.</summary>
    public static RootCommand Create() => new("A digital twin of the race between electricity and compute.")
    {
        UpCommand.Create(),
        RunCommand.Create(),
        StatusCommand.Create(),
        InjectCommand.Create(),
        ClusterCommand.Create(),
        SiloCommand.Create(),
        ViewerCommand.Create(),
        ReplayCommand.Create(),
        ForkCommand.Create(),
        DiffCommand.Create(),
        ReportCommand.Create(),
        BottlenecksCommand.Create(),
        AdequacyCommand.Create(),
        HeadroomCommand.Create(),
        MarginalValuesCommand.Create(),
        BackTestCommand.Create(),
        HindcastCommand.Create(),
        SimCommand.Create(),
        ScenariosCommand.Create(),
        ValidateCommand.Create(),
        OpfCommand.Create(),
        BenchCommand.Create(),
    };
}
