namespace DigitalTwin.Results.History;

/// <summary>Some bytes of a file, with their hash.</summary>
/// <param name="Offset">Where they begin.</param>
/// <param name="Length">How many they are.</param>
/// <param name="Hash">Their hash.</param>
internal readonly record struct Segment(long Offset, int Length, ulong Hash);

/// <summary>The Parquet file of a kind in a month: its column chunks, group by group, then its footer.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Length">Bytes of the file.</param>
/// <param name="EntitiesPerGroup">Entities in a row group; the last may have fewer.</param>
/// <param name="Segments">A segment a group and column, in the order of the file, then the footer.</param>
internal sealed record ClosedTable(EntityKind Kind, long Length, int EntitiesPerGroup, Segment[] Segments);

/// <summary>
/// What is known of a month that is in Parquet. Its file is written last: with it the month's tables are there, without it they are not.
/// </summary>
/// <param name="Name">Name of the month, that of its files.</param>
/// <param name="Run">Number of the run.</param>
/// <param name="Schema">Digest of the schema.</param>
/// <param name="First">First tick.</param>
/// <param name="Ticks">Number of ticks.</param>
/// <param name="Rows">Rows of each entity in the order of the schema; empty where each has one a tick.</param>
/// <param name="Tables">The tables.</param>
internal sealed record ClosedMonth(
    string Name, ulong Run, ulong Schema, long First, int Ticks, int[] Rows, IReadOnlyList<ClosedTable> Tables)
{
    /// <summary>Ending of the file's name.</summary>
    public const string Extension = ".index";

    private const ulong Mark = 0x32_54_53_49_48_47_49_44; // "DIGHIST2" in the order of bytes

    /// <summary>Path of the file that says it.</summary>
    public string Path => $"{HistoryPiece.Folder}/{Name}{Extension}";

    /// <summary>Tick after the last.</summary>
    public long End => First + Ticks;

    /// <summary>Path of a kind's table.</summary>
    public static string PathOf(EntityKind kind, string month) => $"{HistoryFiles.FolderOf(kind)}/{month}.parquet";

    /// <summary>Rows of an entity.</summary>
    /// <param name="entity">Its place in the schema.</param>
    public int RowsOf(int entity) => Rows.Length == 0 ? Ticks : Rows[entity];

    /// <summary>The content of the file; its last eight bytes are the hash of the others.</summary>
    public byte[] ToBytes()
    {
        var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes, Encoding.UTF8, leaveOpen: true);
        writer.Write(Mark);
        writer.Write(Run);
        writer.Write(Schema);
        writer.Write(First);
        writer.Write(Ticks);
        writer.Write(Rows.Length);
        foreach (int rows in Rows)
            writer.Write(rows);
        writer.Write(Tables.Count);
        foreach (ClosedTable table in Tables)
        {
            writer.Write((int)table.Kind);
            writer.Write(table.Length);
            writer.Write(table.EntitiesPerGroup);
            writer.Write(table.Segments.Length);
            foreach (Segment segment in table.Segments)
            {
                writer.Write(segment.Offset);
                writer.Write(segment.Length);
                writer.Write(segment.Hash);
            }
        }

        writer.Flush();
        writer.Write(XxHash64.Compute(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)));
        writer.Flush();
        return bytes.ToArray();
    }

    /// <summary>Reads the content of a file; null where it is damaged, or none of this format.</summary>
    public static ClosedMonth? Read(string name, byte[] bytes)
    {
        if (bytes.Length < 2 * sizeof(ulong) || BitConverter.ToUInt64(bytes, 0) != Mark
            || BitConverter.ToUInt64(bytes, bytes.Length - sizeof(ulong)) != XxHash64.Compute(bytes.AsSpan(..^sizeof(ulong))))
            return null;
        using var reader = new BinaryReader(new MemoryStream(bytes, writable: false), Encoding.UTF8);
        reader.BaseStream.Position = sizeof(ulong);
        ulong run = reader.ReadUInt64(), schema = reader.ReadUInt64();
        long first = reader.ReadInt64();
        int ticks = reader.ReadInt32();
        int[] rows = new int[reader.ReadInt32()];
        for (int i = 0; i < rows.Length; i++)
            rows[i] = reader.ReadInt32();
        var tables = new ClosedTable[reader.ReadInt32()];
        for (int i = 0; i < tables.Length; i++)
        {
            var kind = (EntityKind)reader.ReadInt32();
            long length = reader.ReadInt64();
            int perGroup = reader.ReadInt32();
            var segments = new Segment[reader.ReadInt32()];
            for (int s = 0; s < segments.Length; s++)
                segments[s] = new Segment(reader.ReadInt64(), reader.ReadInt32(), reader.ReadUInt64());
            tables[i] = new ClosedTable(kind, length, perGroup, segments);
        }

        return new ClosedMonth(name, run, schema, first, ticks, rows, tables);
    }
}
