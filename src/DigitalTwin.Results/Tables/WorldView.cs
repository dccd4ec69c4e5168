namespace DigitalTwin.Results.Tables;

/// <summary>What the hourly files need to know of a world: names, in the order of the reports.</summary>
public sealed record WorldView(WorldSpec World)
{
    /// <summary>The instant of a tick as written in files, such as <c>2025-01-01T00:00Z</c>.</summary>
    public string Instant(long tick) => World.Calendar.InstantOf(tick).ToString("yyyy-MM-ddTHH:mm'Z'", CultureInfo.InvariantCulture);
}
