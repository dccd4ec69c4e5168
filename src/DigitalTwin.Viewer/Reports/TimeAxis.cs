namespace DigitalTwin.Viewer.Reports;

/// <summary>The steps of a report's plots: hours of a short run, days, or months of a long one.</summary>
internal sealed class TimeAxis
{
    private const int MostHours = 14 * 24;
    private const int MostDays = 200 * 24;

    private readonly Calendar _calendar;
    private readonly long[] _begins;
    private readonly long _end;

    /// <summary>The axis of a run.</summary>
    public TimeAxis(Calendar calendar, long ticks, IReadOnlyList<HistoryPoint> points) =>
        (_calendar, _end, _begins) = (calendar, ticks, [.. points.Select(point => point.Tick)]);

    /// <summary>Number of steps.</summary>
    public int Count => _begins.Length;

    /// <summary>How a run of some hours is drawn together.</summary>
    public static HistoryResolution For(long ticks) => ticks switch
    {
        <= MostHours => HistoryResolution.Hour,
        <= MostDays => HistoryResolution.Day,
        _ => HistoryResolution.Month,
    };

    /// <summary>Where a step begins, as a share of the axis.</summary>
    public double BeginOf(int step) => (double)_begins[step] / _end;

    /// <summary>Where a step ends.</summary>
    public double EndOf(int step) => step + 1 < _begins.Length ? BeginOf(step + 1) : 1;

    /// <summary>Its middle.</summary>
    public double MiddleOf(int step) => (BeginOf(step) + EndOf(step)) / 2;

    /// <summary>A step's name.</summary>
    public string NameOf(int step) =>
        _calendar.InstantOf(_begins[step]).ToString(For(_end) switch
        {
            HistoryResolution.Hour => "yyyy-MM-dd HH:mm",
            HistoryResolution.Day => "yyyy-MM-dd",
            _ => "yyyy-MM",
        }, CultureInfo.InvariantCulture);

    /// <summary>Places and texts of labels.</summary>
    /// <param name="most">Most of them.</param>
    public IEnumerable<(double Share, string Name)> Labels(int most)
    {
        string format = _end <= MostHours ? "d MMM" : _end <= MostDays ? "d MMM" : "MMM yyyy";
        string before = "";
        for (int i = 0; i <= most; i++)
        {
            long tick = _end * i / most;
            string name = _calendar.InstantOf(tick).ToString(format, CultureInfo.InvariantCulture);
            if (name != before)
                yield return ((double)tick / _end, name);
            before = name;
        }
    }
}
