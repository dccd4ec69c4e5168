using System.Globalization;

namespace DigitalTwin.Engine.History;

/// <summary>A file that holds ticks, by its name.</summary>
/// <param name="First">First tick.</param>
/// <param name="Closed">Whether it is packed by columns; else ticks are being added to it, row by row.</param>
internal readonly record struct HistoryPiece(long First, bool Closed)
{
    /// <summary>Name of the history's folder inside a run's.</summary>
    public const string Folder = "history";

    private const string Columns = ".columns";
    private const string Rows = ".rows";

    /// <summary>Path from the run's folder.</summary>
    public string Path => string.Create(CultureInfo.InvariantCulture, $"{Folder}/{First:D10}{(Closed ? Columns : Rows)}");

    /// <summary>Path of a schema.</summary>
    public static string SchemaPath(ulong digest) => string.Create(CultureInfo.InvariantCulture, $"{Folder}/{digest:x16}.schema");

    /// <summary>The pieces among the files of a folder, in the order of their ticks; a closed one before the same one open.</summary>
    public static IReadOnlyList<HistoryPiece> Among(IEnumerable<string> files)
    {
        var pieces = new List<HistoryPiece>();
        foreach (string file in files)
        {
            string extension = System.IO.Path.GetExtension(file);
            if (extension is Columns or Rows
                && long.TryParse(file.AsSpan(..^extension.Length), NumberStyles.None, CultureInfo.InvariantCulture, out long first))
                pieces.Add(new HistoryPiece(first, extension == Columns));
        }

        return [.. pieces.OrderBy(piece => piece.First).ThenBy(piece => !piece.Closed)];
    }
}
