using DigitalTwin.Results.Metrics;

namespace DigitalTwin.Results.History;

/// <summary>A metric of the entities of a row group, as Parquet holds it.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Whole">The figures of a metric without decimals.</param>
/// <param name="Values">Those of any other.</param>
internal readonly record struct Figures(Metric Metric, long[] Whole, double[] Values)
{
    /// <summary>The whole number that represents the figure of a row.</summary>
    public long At(int row) => Metric.IsWhole ? Whole[row] : Metric.Encode(Values[row]);
}

/// <summary>All figures of a month, held as its tables hold them: an hour is put together when it is asked for.</summary>
/// <param name="month">The month.</param>
/// <param name="schema">Its schema.</param>
internal sealed class MonthFigures(ClosedMonth month, HistorySchema schema)
{
    private readonly List<(int[] Entities, long[]? Ticks, Figures[] Metrics)> _groups = [];

    /// <summary>The month.</summary>
    public ClosedMonth Month => month;

    /// <summary>Adds a row group.</summary>
    /// <param name="entities">Its entities.</param>
    /// <param name="ticks">The tick of each row; null where every entity has one in each.</param>
    /// <param name="metrics">Its figures.</param>
    public void Add(int[] entities, long[]? ticks, Figures[] metrics) => _groups.Add((entities, ticks, metrics));

    /// <summary>The figures of an hour, in the order of the schema.</summary>
    /// <param name="hour">The hour, counted from the month's first.</param>
    public long[] Row(int hour)
    {
        var row = new long[schema.Columns.Count];
        Array.Fill(row, HistoryRow.Missing);
        foreach ((int[] entities, long[]? ticks, Figures[] metrics) in _groups)
        {
            int begin = 0;
            foreach (int entity in entities)
            {
                int rows = month.RowsOf(entity);
                int at = ticks is null ? begin + hour : Array.BinarySearch(ticks, begin, rows, month.First + hour);
                for (int metric = 0; at >= 0 && metric < metrics.Length; metric++)
                    row[schema.FirstColumn(entity) + metric] = metrics[metric].At(at);
                begin += rows;
            }
        }

        return row;
    }
}
