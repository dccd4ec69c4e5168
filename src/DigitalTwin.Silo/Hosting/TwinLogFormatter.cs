using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace DigitalTwin.Silo.Hosting;

/// <summary>Whose log it is.</summary>
internal sealed class TwinLogOptions : ConsoleFormatterOptions
{
    /// <summary>Name of the silo.</summary>
    public string Silo { get; set; } = "";
}

/// <summary>
/// A line a message: time in UTC, level, silo, and what happened, beginning with the run where it is about one. The same message again is
/// left out for a while and then counted: a state that lasts does not fill the log.
/// </summary>
/// <param name="options">Whose log it is.</param>
/// <param name="time">Clock.</param>
internal sealed class TwinLogFormatter(IOptions<TwinLogOptions> options, TimeProvider time) : ConsoleFormatter(Title)
{
    /// <summary>Name of the format.</summary>
    public const string Title = "twin";

    private const int MostKnown = 256;

    private static readonly TimeSpan Repeats = TimeSpan.FromSeconds(30);

    private readonly SortedDictionary<string, (DateTimeOffset At, int Further)> _said = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    /// <inheritdoc/>
    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        string message = logEntry.Formatter(logEntry.State, logEntry.Exception).ReplaceLineEndings(" ");
        if (logEntry.Exception is Exception failure)
            message += $" ({failure.GetType().Name}: {failure.Message.ReplaceLineEndings(" ")})";
        DateTimeOffset now = time.GetUtcNow();
        if (!IsDue(message, now, out int further))
            return;
        string again = further == 0 ? "" : $" (and {further.ToString(CultureInfo.InvariantCulture)} times more since it was last written)";
        textWriter.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{now.UtcDateTime:yyyy-MM-ddTHH:mm:ss.fffZ} {NameOf(logEntry.LogLevel)} {options.Value.Silo} {message}{again}"));
        if (logEntry is { LogLevel: >= LogLevel.Error, Exception: Exception thrown })
            textWriter.WriteLine(thrown.StackTrace);
    }

    private bool IsDue(string message, DateTimeOffset now, out int further)
    {
        lock (_lock)
        {
            further = 0;
            if (_said.TryGetValue(message, out (DateTimeOffset At, int Further) before))
            {
                if (now - before.At < Repeats)
                {
                    _said[message] = (before.At, before.Further + 1);
                    return false;
                }

                further = before.Further;
            }

            if (_said.Count >= MostKnown)
                _said.Clear();
            _said[message] = (now, 0);
            return true;
        }
    }

    private static string NameOf(LogLevel level) => level switch
    {
        LogLevel.Information => "info",
        LogLevel.Warning => "warn",
        LogLevel.Critical => "critical",
        _ => level.ToString().ToLowerInvariant(),
    };
}
