using DigitalTwin.Results.Metrics;

namespace DigitalTwin.Results.History;

/// <summary>Which columns a piece of history has, in their order. A piece names its schema by the digest of the schema's text.</summary>
public sealed class HistorySchema
{
    private readonly Dictionary<(string Entity, string Metric), int> _index = [];
    private readonly int[] _first;
    private readonly int[][] _sorted;

    /// <summary>A schema of entities in their order; each has the metrics of its kind, side by side.</summary>
    public HistorySchema(IEnumerable<(string Entity, EntityKind Kind)> entities)
    {
        Entities = [.. entities];
        var columns = new List<HistoryColumn>();
        var first = new List<int>();
        foreach ((string entity, EntityKind kind) in Entities)
        {
            first.Add(columns.Count);
            foreach (Metric metric in HourMetrics.Of(kind))
            {
                _index.Add((entity, metric.Name), columns.Count);
                columns.Add(new HistoryColumn(entity, kind, metric));
            }
        }

        Columns = columns;
        _first = [.. first];
        _sorted = [.. Enum.GetValues<EntityKind>().Select(SortedOf)];
        Text = string.Concat(columns.Select(column => $"{column.Kind}\t{column.Entity}\t{column.Metric.Name}\t{column.Metric.Decimals}\n"));
        Digest = XxHash64.Compute(Encoding.UTF8.GetBytes(Text));
    }

    /// <summary>The entities.</summary>
    public IReadOnlyList<(string Entity, EntityKind Kind)> Entities { get; }

    /// <summary>The columns.</summary>
    public IReadOnlyList<HistoryColumn> Columns { get; }

    /// <summary>Text form: a line a column.</summary>
    public string Text { get; }

    /// <summary>Digest of the text form.</summary>
    public ulong Digest { get; }

    /// <summary>Place of a column; null where there is none.</summary>
    public int? Find(string entity, string metric) => _index.TryGetValue((entity, metric), out int column) ? column : null;

    /// <summary>The schema with further entities at its end.</summary>
    public HistorySchema With(IEnumerable<(string Entity, EntityKind Kind)> entities) => new([.. Entities, .. entities]);

    /// <summary>The schema with those entities of another one at its end that it does not have.</summary>
    public HistorySchema Including(HistorySchema other)
    {
        if (ReferenceEquals(this, other) || other.Digest == Digest)
            return this;
        (string Entity, EntityKind Kind)[] missing =
            [.. other.Entities.Where(entity => Find(entity.Entity, HourMetrics.Of(entity.Kind)[0].Name) is null)];
        return missing.Length == 0 ? this : With(missing);
    }

    /// <summary>First column of an entity, by its place among <see cref="Entities"/>.</summary>
    internal int FirstColumn(int entity) => _first[entity];

    /// <summary>Places of the entities of a kind, in the order of their identifiers.</summary>
    internal int[] Sorted(EntityKind kind) => _sorted[(int)kind];

    /// <summary>Reads a text form; null where it is damaged, or not one of this build.</summary>
    public static HistorySchema? Parse(string text, ulong digest)
    {
        if (XxHash64.Compute(Encoding.UTF8.GetBytes(text)) != digest)
            return null;
        var entities = new List<(string Entity, EntityKind Kind)>();
        foreach (string line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Split('\t') is not [string kind, string entity, _, _] || !Enum.TryParse(kind, out EntityKind known)
                || !HourMetrics.Kinds.Contains(known))
                return null;
            if (entities.Count == 0 || entities[^1].Entity != entity)
                entities.Add((entity, known));
        }

        var schema = new HistorySchema(entities);
        return schema.Digest == digest ? schema : null;
    }

    private int[] SortedOf(EntityKind kind) =>
    [
        .. Enumerable.Range(0, Entities.Count).Where(i => Entities[i].Kind == kind)
            .OrderBy(i => Entities[i].Entity, StringComparer.Ordinal),
    ];
}
