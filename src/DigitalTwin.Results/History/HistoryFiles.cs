using System.Text.Json;
using DigitalTwin.Results.Files;

namespace DigitalTwin.Results.History;

/// <summary>Where the tables of a run's history are.</summary>
public static class HistoryFiles
{
    /// <summary>Folder of a kind's table in the run's folder.</summary>
    public static string FolderOf(EntityKind kind) =>
        $"{HistoryPiece.Folder}/{JsonNamingPolicy.SnakeCaseLower.ConvertName(PluralOf(kind))}";

    /// <summary>What an entity of a kind is called.</summary>
    public static string TitleOf(EntityKind kind) => JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString()).Replace('_', ' ');

    /// <summary>The month that holds a tick.</summary>
    internal static HistoryMonth MonthOf(Calendar calendar, long tick) =>
        new(calendar.InstantOf(tick).ToString("yyyy-MM", CultureInfo.InvariantCulture), PointGathering.EndOfMonth(calendar, tick));

    /// <summary>Writes a file so that it is there whole, or not at all.</summary>
    internal static void WriteWhole(IFileSystem files, string path, byte[] content)
    {
        string draft = path + ".tmp";
        files.Write(draft, content);
        files.SyncFile(draft);
        files.Rename(draft, path);
        files.SyncFolder(path[..path.LastIndexOf('/')]);
    }

    /// <summary>Writes the file of a schema, if it is not there.</summary>
    internal static void WriteSchema(IFileSystem files, HistorySchema schema)
    {
        string path = HistoryPiece.SchemaPath(schema.Digest);
        byte[] text = Encoding.UTF8.GetBytes(schema.Text);
        if (files.Read(path) is not byte[] known || !known.AsSpan().SequenceEqual(text))
            WriteWhole(files, path, text);
    }

    /// <summary>Reads the file of a schema; null where it is missing or damaged.</summary>
    internal static HistorySchema? ReadSchema(IFileSystem files, ulong digest) =>
        files.Read(HistoryPiece.SchemaPath(digest)) is byte[] text ? HistorySchema.Parse(Encoding.UTF8.GetString(text), digest) : null;

    private static string PluralOf(EntityKind kind) => kind == EntityKind.Country ? "Countries" : kind + "s";
}

/// <summary>The ticks that become one set of files.</summary>
/// <param name="Name">Their name in the files' names.</param>
/// <param name="End">Tick after the last.</param>
internal readonly record struct HistoryMonth(string Name, long End);
