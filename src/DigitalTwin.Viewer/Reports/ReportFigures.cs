namespace DigitalTwin.Viewer.Reports;

/// <summary>What the plots of a report show, out of a run's history.</summary>
internal sealed class ReportFigures
{
    private readonly HistoryReader _history;
    private readonly HistoryResolution _resolution;
    private readonly long _ticks;

    /// <summary>Takes a run's history.</summary>
    public ReportFigures(HistoryReader history, WorldSpec world, long ticks)
    {
        (_history, _ticks) = (history, ticks);
        _resolution = TimeAxis.For(ticks);
        Time = new TimeAxis(world.Calendar, ticks, Points(world.Zones[0].Id, "load_mw"));
    }

    /// <summary>The axis of all plots.</summary>
    public TimeAxis Time { get; }

    /// <summary>Word for a step of it.</summary>
    public string Step => _resolution.ToString().ToLowerInvariant();

    /// <summary>The points of a series; none where the run has no such series.</summary>
    public IReadOnlyList<HistoryPoint> Points(string entity, string metric) =>
        _history.Read(entity, metric, 0, _ticks, _resolution)?.Points ?? [];

    /// <summary>Means of a series by step.</summary>
    public double[] Means(string entity, string metric) => [.. Points(entity, metric).Select(point => point.Mean)];

    /// <summary>A metric summed over entities.</summary>
    public double[] Sum(IEnumerable<string> entities, string metric)
    {
        double[] sum = new double[Time.Count];
        foreach (string entity in entities)
        {
            double[] values = Means(entity, metric);
            for (int i = 0; i < Math.Min(sum.Length, values.Length); i++)
                sum[i] += values[i];
        }

        return sum;
    }

    /// <summary>A series with the range of its hours.</summary>
    public Curve Range(string name, string colour, string entity, string metric)
    {
        IReadOnlyList<HistoryPoint> points = Points(entity, metric);
        bool single = _resolution == HistoryResolution.Hour;
        return new Curve(
            name,
            colour,
            [.. points.Select(point => point.Mean)],
            single ? null : [.. points.Select(point => point.Least)],
            single ? null : [.. points.Select(point => point.Most)]);
    }

    /// <summary>The state of a zone's tightest hour in each step, as the map colours it.</summary>
    public IReadOnlyList<string> States(string zone)
    {
        IReadOnlyList<HistoryPoint> headroom = Points(zone, "headroom_mw"), load = Points(zone, "load_mw");
        return
        [
            .. headroom.Zip(load, (free, wanted) => free.Least <= 0
                ? "var(--saturated)"
                : (free.Least / Math.Max(wanted.Mean, 1)) switch
                {
                    <= 0.1 => "var(--critical)",
                    <= 0.25 => "var(--tight)",
                    <= 0.5 => "var(--fair)",
                    _ => "var(--ample)",
                }),
        ];
    }
}
