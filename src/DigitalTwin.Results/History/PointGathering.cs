namespace DigitalTwin.Results.History;

/// <summary>Draws hours together by the calendar's days or months.</summary>
internal sealed class PointGathering(Calendar calendar, HistoryResolution resolution)
{
    private const int HoursPerDay = 24;

    private readonly List<HistoryPoint> _points = [];
    private long _end = long.MinValue;
    private long _first;
    private int _hours;
    private double _sum;
    private double _least;
    private double _most;

    public void Add(long tick, double value)
    {
        if (tick >= _end)
            Begin(tick);
        _hours++;
        _sum += value;
        _least = Math.Min(_least, value);
        _most = Math.Max(_most, value);
    }

    public IReadOnlyList<HistoryPoint> Finish()
    {
        if (_hours > 0)
            _points.Add(new HistoryPoint(_first, _hours, _hours == 1 ? _least : _sum / _hours, _least, _most));
        _hours = 0;
        return _points;
    }

    /// <summary>The first tick of the month after that of a tick.</summary>
    public static long EndOfMonth(Calendar calendar, long tick)
    {
        DateTime at = calendar.InstantOf(tick);
        return calendar.TickAtOrAfter(new DateTime(at.Year, at.Month, 1, 0, 0, 0, DateTimeKind.Utc).AddMonths(1));
    }

    private void Begin(long tick)
    {
        Finish();
        (_first, _sum, _least, _most) = (tick, 0, double.PositiveInfinity, double.NegativeInfinity);
        _end = resolution switch
        {
            HistoryResolution.Hour => tick + 1,
            HistoryResolution.Day => (tick / HoursPerDay + 1) * HoursPerDay,
            _ => EndOfMonth(calendar, tick),
        };
    }
}
