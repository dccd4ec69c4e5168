namespace DigitalTwin.Client.CommandLine;

/// <summary>The program's exit codes.</summary>
public static class ExitCode
{
    /// <summary>Done as asked.</summary>
    public const int Done = 0;

    /// <summary>The run failed, or a replay differs.</summary>
    public const int Failed = 1;

    /// <summary>The input is wrong: arguments, a scenario, a folder.</summary>
    public const int BadInput = 2;

    /// <summary>Ended by Ctrl-C (or SIGTERM) after a tidy end.</summary>
    public const int Interrupted = 130;
}
