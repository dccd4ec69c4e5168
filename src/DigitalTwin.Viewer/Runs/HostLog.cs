using Microsoft.Extensions.Logging.Console;

namespace DigitalTwin.Viewer.Runs;

/// <summary>What the host records: warnings and faults of calls and runs, on standard error.</summary>
internal static partial class HostLog
{
    /// <summary>A log of its own, for what belongs to no call.</summary>
    public static ILoggerFactory Create() => LoggerFactory.Create(Configure);

    /// <summary>Sends warnings and worse to standard error; standard output belongs to the commands.</summary>
    public static void Configure(ILoggingBuilder logging)
    {
        logging.ClearProviders();
        logging.SetMinimumLevel(LogLevel.Warning);
        logging.AddSimpleConsole(console =>
        {
            console.TimestampFormat = "yyyy-MM-dd HH:mm:ss ";
            console.ColorBehavior = LoggerColorBehavior.Disabled;
        });
        logging.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
    }

    /// <summary>A call has met a fault of the program.</summary>
    [LoggerMessage(1, LogLevel.Error, "{Method} {Path} failed")]
    public static partial void CallFailed(ILogger log, Exception fault, string method, string path);

    /// <summary>A call has met something that is wrong with files, not with the program.</summary>
    [LoggerMessage(2, LogLevel.Warning, "{Method} {Path}: {Problem}")]
    public static partial void CallMet(ILogger log, string method, string path, string problem);

    /// <summary>A run was ended by a fault of the program.</summary>
    [LoggerMessage(3, LogLevel.Error, "Run {Run} failed")]
    public static partial void RunFailed(ILogger log, Exception fault, string run);

    /// <summary>A run cannot go on for a reason that is known.</summary>
    [LoggerMessage(4, LogLevel.Warning, "Run {Run} cannot go on: {Problem}")]
    public static partial void RunStopped(ILogger log, string run, string problem);
}
