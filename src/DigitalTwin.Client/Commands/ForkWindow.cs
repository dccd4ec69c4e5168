using DigitalTwin.Client.CommandLine;

namespace DigitalTwin.Client.Commands;

/// <summary>From when to when runs that share their past go their own ways: the options of commands that compare such runs.</summary>
internal sealed class ForkWindow
{
    private readonly Option<long?> _ticks = Values.Count("--ticks", "Hours of each run (default: three years)");
    private readonly Option<DateTime?> _until = Values.Until();
    private readonly Option<DateTime?> _from = Values.Day("--from", "Fork at midnight UTC of this day (default: a third of the run)");
    private readonly Option<int?> _threads = Values.Threads();

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_ticks);
        command.Add(_until);
        command.Add(_from);
        command.Add(_threads);
        command.Validators.Add(result =>
        {
            if (result.GetResult(_ticks) is not null && result.GetResult(_until) is not null)
                result.AddError("--ticks and --until exclude each other; give one.");
        });
    }

    /// <summary>What is asked of a scenario; null, and said why, where its runs would not part before they end.</summary>
    public ForkedRunsOptions? Of(ParseResult parsed, string command, string name, ScenarioLoadResult scenario)
    {
        Core.Time.Calendar calendar = scenario.World!.Calendar;
        long ticks = parsed.GetValue(_until) is DateTime until
            ? calendar.TickAtOrAfter(until)
            : parsed.GetValue(_ticks) ?? 3 * Calendar.HoursPerYear;
        long fork = parsed.GetValue(_from) is DateTime from ? calendar.TickAtOrAfter(from) : ticks / 3;
        if (fork < 0 || ticks <= fork)
        {
            Console.Error.WriteLine(
                $"twin {command}: the fork ({calendar.InstantOf(fork):yyyy-MM-dd}) must lie between the run's beginning "
                + $"({calendar.StartUtc:yyyy-MM-dd}) and its end ({calendar.InstantOf(ticks):yyyy-MM-dd}); fix --from or --until.");
            return null;
        }

        return new ForkedRunsOptions
        {
            Scenario = name,
            Seed = scenario.Meta.Seed,
            ForkTick = fork,
            Ticks = ticks,
            Threads = parsed.GetValue(_threads) ?? Environment.ProcessorCount,
        };
    }
}
