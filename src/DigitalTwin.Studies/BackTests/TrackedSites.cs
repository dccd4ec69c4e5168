namespace DigitalTwin.Studies.BackTests;

/// <summary>Reads the table of tracked sites: comma-separated without quotes, one header line.</summary>
public static class TrackedSites
{
    private const int FirstKnown = 11;
    private static readonly int ExpectedAt = FirstKnown + BackTest.Dates.Length;

    /// <summary>The sites of a file.</summary>
    /// <exception cref="FormatException">A line is not readable; says file, line, field and fix.</exception>
    public static ImmutableArray<TrackedSite> Read(string path)
    {
        var sites = ImmutableArray.CreateBuilder<TrackedSite>();
        int number = 1;
        foreach (string line in File.ReadLines(path).Skip(1))
        {
            number++;
            sites.Add(Parse(path, number, line.Split(',')));
        }

        return sites.ToImmutable();
    }

    private static TrackedSite Parse(string path, int line, string[] cells)
    {
        if (cells.Length <= ExpectedAt)
            throw new FormatException($"{path}:{line}: {cells.Length} cells; write one for each column of the header.");
        return new TrackedSite(
            cells[0],
            cells[1],
            cells[2],
            cells[3] == "true",
            Day(path, line, "first_mark", cells[7]),
            cells[8].Length == 0 ? null : Day(path, line, "first_power", cells[8]),
            Number(path, line, "first_phase_mw", cells[9]),
            Number(path, line, "full_mw", cells[10]),
            [.. BackTest.Dates.Select((date, i) => Number(path, line, $"mw_{date:yyyy_MM_dd}", cells[FirstKnown + i]))])
        {
            Plant = cells[4],
            ShellMonths = cells[5].Length == 0 ? null : Number(path, line, "shell_months", cells[5]),
            Requested = cells[6].Length == 0 ? null : Day(path, line, "requested", cells[6]),
            ExpectedPower = cells[ExpectedAt].Length == 0 ? null : Day(path, line, "expected_power", cells[ExpectedAt]),
        };
    }

    private static DateTime Day(string path, int line, string field, string text) =>
        DateTime.TryParseExact(
            text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out DateTime day)
            ? day
            : throw new FormatException($"{path}:{line}: {field}: {text} is no day; write yyyy-MM-dd.");

    private static double Number(string path, int line, string field, string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value is >= 0 and < 1e6
            ? value
            : throw new FormatException($"{path}:{line}: {field}: {text} is no power in MW; write a number of at least zero.");
}

/// <summary>A campus whose power over time is known.</summary>
/// <param name="Track">How it was connected: firm, curtailable, on_site.</param>
/// <param name="Reused">Whether it is in a building that had its connection.</param>
/// <param name="FirstMark">First mark on the ground.</param>
/// <param name="FirstPower">First power; null for a site that had none on the last of <see cref="BackTest.Dates"/>.</param>
/// <param name="FirstPhaseMw">Size of its first hall.</param>
/// <param name="FullMw">Size that was announced.</param>
/// <param name="KnownMw">Its power at <see cref="BackTest.Dates"/>; the first is where the back-test starts.</param>
public sealed record TrackedSite(
    string Name,
    string Zone,
    string Track,
    bool Reused,
    DateTime FirstMark,
    DateTime? FirstPower,
    double FirstPhaseMw,
    double FullMw,
    ImmutableArray<double> KnownMw)
{
    /// <summary>Plant that it builds for itself, of the world's; empty for the usual one of the zone.</summary>
    public string Plant { get; init; } = "";

    /// <summary>Months from first mark to shell where that was known at the beginning: 0 for a hall that stood.</summary>
    public double? ShellMonths { get; init; }

    /// <summary>When its connection was asked for, where that is known; else the usual time before the first mark.</summary>
    public DateTime? Requested { get; init; }

    /// <summary>First power that its builder expected in May 2026; null for sites that had it or say nothing.</summary>
    public DateTime? ExpectedPower { get; init; }
}
