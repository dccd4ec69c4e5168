namespace DigitalTwin.Model.Connections;

/// <summary>
/// What a grid remembers of its hourly headroom: counts by size over the last one to two years, so that a state stays small.
/// Answers how large a flat load could still be hosted.
/// </summary>
/// <remarks>
/// Bins are 1 % of the scale wide. An hour counts at the lower edge of its bin, so what is hosted is never overstated by more than the
/// bins at the ends: headroom above 64 % of the scale counts as 64 %.
/// </remarks>
/// <param name="scaleMw">Size of the zone, MW, above zero: its highest base demand.</param>
public sealed partial class HeadroomRecord(double scaleMw)
{
    /// <summary>Hours without which a grid cannot say what it hosts: no site is chosen earlier in a run.</summary>
    public const int LeastHours = 30 * 24;

    private const int Bins = 64;
    private const double BinShare = 0.01;
    private const int Halvings = 50;
    private readonly double _binMw = scaleMw * BinShare;
    [State] private readonly int[] _thisYear = new int[Bins + 1];
    [State] private readonly int[] _lastYear = new int[Bins + 1];
    [State] private int _hours;
    [State] private int _lastHours;

    /// <summary>Hours that the record covers.</summary>
    public int Hours => _hours + _lastHours;

    /// <summary>Adds an hour.</summary>
    /// <param name="headroomMw">Headroom with the reserve intact; may be negative.</param>
    public void Add(double headroomMw)
    {
        if (_hours == Calendar.HoursPerYear)
        {
            _thisYear.CopyTo(_lastYear, 0);
            Array.Clear(_thisYear);
            (_lastHours, _hours) = (_hours, 0);
        }

        double bin = Math.Floor(Math.Max(0, headroomMw) / _binMw);
        _thisYear[(int)Math.Min(Bins, bin)]++;
        _hours++;
    }

    /// <summary>
    /// The largest flat load X whose missing energy, sum of max(0, X - headroom), stays within a share of all hours times X; MW.
    /// </summary>
    /// <param name="missingShare">Share of its energy that may be missing, 0 to below 1.</param>
    public double HostingMw(double missingShare)
    {
        if (Hours == 0)
            return 0;
        double low = 0;
        double high = Bins * _binMw;
        for (int i = 0; i < Halvings; i++)
        {
            double middle = (low + high) / 2;
            if (MissingMwh(middle) <= missingShare * Hours * middle)
                low = middle;
            else
                high = middle;
        }

        return low;
    }

    private double MissingMwh(double loadMw)
    {
        double missingMwh = 0;
        for (int bin = 0; bin <= Bins; bin++)
            missingMwh += (_thisYear[bin] + _lastYear[bin]) * Math.Max(0, loadMw - bin * _binMw);
        return missingMwh;
    }
}
