namespace DigitalTwin.Silo.Feed;

/// <summary>A tick as a feed shows it.</summary>
/// <param name="Hash">Its hash.</param>
/// <param name="Row">Its figures.</param>
public sealed record FeedTick(string Hash, HistoryRow Row);

/// <summary>Names of what an entry of a feed holds.</summary>
internal static class FeedFields
{
    /// <summary>Hash of the tick.</summary>
    public const string Hash = "hash";

    /// <summary>Digest of the names of the columns.</summary>
    public const string Schema = "schema";

    /// <summary>The figures.</summary>
    public const string Row = "row";
}
