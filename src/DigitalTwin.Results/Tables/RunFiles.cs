namespace DigitalTwin.Results.Tables;

/// <summary>What the CSV files in a run's folder are called.</summary>
public static class RunFiles
{
    /// <summary>The hash of every tick.</summary>
    public const string Hashes = "hashes.csv";

    /// <summary>Hourly figures of the zones.</summary>
    public const string Zones = "zones.csv";

    /// <summary>Hourly flows of the lines.</summary>
    public const string Lines = "lines.csv";

    /// <summary>Hourly output of the plants, on request.</summary>
    public const string Plants = "plants.csv";

    /// <summary>Campuses month by month: their state and what they miss.</summary>
    public const string Campuses = "campuses_monthly.csv";

    /// <summary>Countries month by month: their compute and what it misses.</summary>
    public const string Countries = "countries_monthly.csv";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Hashes, Zones, Lines, Plants, Campuses, Countries];
}

/// <summary>A folder that should hold a run does not; the message names the file and the fix.</summary>
public sealed class RunFolderException(string message) : Exception(message);
