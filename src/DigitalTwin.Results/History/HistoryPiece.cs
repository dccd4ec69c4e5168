namespace DigitalTwin.Results.History;

/// <summary>A file to which ticks are being added, or were before the month's set of names changed.</summary>
/// <param name="First">First tick.</param>
internal readonly record struct HistoryPiece(long First)
{
    /// <summary>Name of the history's folder inside a run's.</summary>
    public const string Folder = "history";

    private const string Rows = ".rows";

    /// <summary>Ending of what builds before Parquet wrote.</summary>
    public const string OldForm = ".columns";

    /// <summary>Path from the run's folder.</summary>
    public string Path => string.Create(CultureInfo.InvariantCulture, $"{Folder}/{First:D10}{Rows}");

    /// <summary>Path of a schema.</summary>
    public static string SchemaPath(ulong digest) => string.Create(CultureInfo.InvariantCulture, $"{Folder}/{digest:x16}.schema");

    /// <summary>The pieces among the files of a folder, in the order of their ticks.</summary>
    public static IReadOnlyList<HistoryPiece> Among(IEnumerable<string> files)
    {
        var pieces = new List<HistoryPiece>();
        foreach (string file in files)
        {
            if (file.EndsWith(Rows, StringComparison.Ordinal)
                && long.TryParse(file.AsSpan(..^Rows.Length), NumberStyles.None, CultureInfo.InvariantCulture, out long first))
                pieces.Add(new HistoryPiece(first));
        }

        return [.. pieces.OrderBy(piece => piece.First)];
    }
}
