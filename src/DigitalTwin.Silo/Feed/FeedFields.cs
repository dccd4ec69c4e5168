namespace DigitalTwin.Silo.Feed;

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
