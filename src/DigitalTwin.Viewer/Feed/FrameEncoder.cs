using System.Buffers;

namespace DigitalTwin.Viewer.Feed;

/// <summary>
/// Writes a tick as JSON: for each kind of entity and each metric one list of numbers, in the order in which the world's document lists the
/// entities.
/// </summary>
/// <param name="calendar">Calendar of the run.</param>
public sealed class FrameEncoder(Calendar calendar)
{
    private static readonly (EntityKind Kind, string Name)[] Groups =
    [
        (EntityKind.Zone, "zones"),
        (EntityKind.Line, "lines"),
        (EntityKind.Datacenter, "datacenters"),
        (EntityKind.Fab, "fabs"),
    ];

    private Layout? _layout;

    /// <summary>A server-sent event that is not a tick.</summary>
    public static FeedItem Event(string name, string json) =>
        new(null, Encoding.UTF8.GetBytes($"event: {name}\ndata: {json}\n\n"));

    /// <summary>A server-sent event that carries a document.</summary>
    public static FeedItem EventOf<T>(string name, T document) => Event(name, TwinJson.Write(document));

    /// <summary>The server-sent event of a tick.</summary>
    public FeedItem Encode(HistoryRow row, string hash)
    {
        var bytes = new ArrayBufferWriter<byte>(8192);
        bytes.Write(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"id: {row.Tick}\nevent: tick\ndata: ")));
        Write(row, hash, bytes);
        bytes.Write("\n\n"u8);
        return new FeedItem(row.Tick, bytes.WrittenMemory);
    }

    /// <summary>The JSON of a tick.</summary>
    public void Write(HistoryRow row, string hash, IBufferWriter<byte> bytes)
    {
        Group[] layout = LayoutOf(row.Schema);
        using var json = new Utf8JsonWriter(bytes);
        json.WriteStartObject();
        json.WriteNumber("tick", row.Tick);
        json.WriteString("utc", calendar.InstantOf(row.Tick).ToString("yyyy-MM-ddTHH:mm'Z'", CultureInfo.InvariantCulture));
        if (hash.Length > 0)
            json.WriteString("hash", hash);
        json.WriteString("schema", row.Schema.Digest.ToString("x16", CultureInfo.InvariantCulture));
        foreach (Group group in layout)
        {
            json.WriteStartObject(group.Name);
            foreach ((JsonEncodedText metric, int[] columns) in group.Metrics)
            {
                json.WriteStartArray(metric);
                foreach (int column in columns)
                    WriteNumber(json, row.Value(column));
                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter json, double? value)
    {
        if (value is double number)
            json.WriteNumberValue(number);
        else
            json.WriteNullValue();
    }

    private Group[] LayoutOf(HistorySchema schema)
    {
        if (_layout is Layout known && ReferenceEquals(known.Schema, schema))
            return known.Groups;
        Group[] made =
        [
            .. Groups.Select(group => new Group(JsonEncodedText.Encode(group.Name),
            [
                .. HourMetrics.Of(group.Kind)
                    .Select(metric => (JsonEncodedText.Encode(metric.Name), ColumnsOf(schema, group.Kind, metric))),
            ])),
        ];
        _layout = new Layout(schema, made);
        return made;
    }

    private static int[] ColumnsOf(HistorySchema schema, EntityKind kind, Metric metric) =>
        [.. Enumerable.Range(0, schema.Columns.Count).Where(i => schema.Columns[i].Kind == kind && schema.Columns[i].Metric == metric)];

    private sealed record Layout(HistorySchema Schema, Group[] Groups);

    private sealed record Group(JsonEncodedText Name, (JsonEncodedText Metric, int[] Columns)[] Metrics);
}
