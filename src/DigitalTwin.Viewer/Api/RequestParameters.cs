using DigitalTwin.Viewer.Runs;

namespace DigitalTwin.Viewer.Api;

/// <summary>Reads what a call asks for, strictly, with a fix in every refusal.</summary>
internal static class RequestParameters
{
    /// <summary>Ticks a run may have: 5,700 years of hours.</summary>
    public const long MostTicks = 50_000_000;

    private const double MostTicksPerSecond = 100_000;

    /// <summary>A run by its name.</summary>
    public static ITwinRun Run(IRunHost host, string id) => host.Find(id) ?? throw ProblemResponses.Refuse(
        404, $"There is no run {Shown(id)}.", "GET /api/runs lists them; POST /api/runs begins one.");

    /// <summary>A tick that the run's history holds; the newest where none is named.</summary>
    public static long Tick(ITwinRun run, long? asked)
    {
        long ticks = run.History.Ticks;
        if (ticks == 0)
            throw ProblemResponses.Refuse(404, "The run has no tick yet.", $"POST /api/runs/{run.Id}/advance lets it go.");
        long tick = asked ?? ticks - 1;
        return tick >= 0 && tick < ticks
            ? tick
            : throw ProblemResponses.Refuse(404, $"Tick {tick} is not there.", $"Name one from 0 to {ticks - 1}.");
    }

    /// <summary>Ticks a second.</summary>
    public static double? TicksPerSecond(double? asked) => asked is null || (asked > 0 && asked <= MostTicksPerSecond)
        ? asked
        : throw ProblemResponses.Refuse(
            400, $"ticksPerSecond cannot be {Number(asked.Value)}.", "Give a number above 0 up to 100,000, or null for no limit.");

    /// <summary>A seed.</summary>
    public static ulong? Seed(string? asked) => asked switch
    {
        null => null,
        _ when ulong.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed) => seed,
        _ => throw ProblemResponses.Refuse(400, $"seed cannot be {Shown(asked)}.",
            "Give a whole number from 0 to 18446744073709551615 as text."),
    };

    /// <summary>How hours are drawn together.</summary>
    public static HistoryResolution Resolution(string? asked) => asked switch
    {
        null or "hour" => HistoryResolution.Hour,
        "day" => HistoryResolution.Day,
        "month" => HistoryResolution.Month,
        _ => throw ProblemResponses.Refuse(400, $"resolution cannot be {Shown(asked)}.", "Use hour, day or month."),
    };

    /// <summary>A text as a message may show it.</summary>
    public static string Shown(string text) => text.Length > 100 ? text[..100] + "..." : text;

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
