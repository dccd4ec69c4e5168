using DigitalTwin.Model.Zones;

namespace DigitalTwin.Model.Investment;

/// <summary>What a grid keeps of a year for its country: what each plant that could be built would have earned, the worst hour.</summary>
/// <param name="options">What could be built in the zone.</param>
public sealed partial class NetRevenueRecord(ImmutableArray<BuildOptionSpec> options)
{
    /// <summary>Hours of record without which nothing is reported: a quarter of a year.</summary>
    public const int LeastHours = 2190;

    [State] private readonly double[] _rentsUsdPerMw = new double[options.Length];
    [State] private double _shortMw;
    [State] private double _peakMw;
    [State] private int _hours;

    /// <summary>Adds an hour.</summary>
    /// <param name="hourOfYear">0 to 8,759.</param>
    /// <param name="priceUsdPerMwh">Price of the zone.</param>
    /// <param name="headroomMw">Headroom with the reserve intact; may be negative.</param>
    /// <param name="loadMw">Base demand.</param>
    public void Add(int hourOfYear, double priceUsdPerMwh, double headroomMw, double loadMw)
    {
        for (int i = 0; i < options.Length; i++)
            _rentsUsdPerMw[i] += options[i].RentUsdPerMw(priceUsdPerMwh, hourOfYear);
        _shortMw = Math.Max(_shortMw, -headroomMw);
        _peakMw = Math.Max(_peakMw, loadMw);
        _hours++;
    }

    /// <summary>Closes the year.</summary>
    /// <param name="hostingMw">Firm load that the zone could still have hosted.</param>
    /// <param name="grantedMw">Power granted to sites that are not connected.</param>
    /// <returns>One outlook an option; none, and the year goes on, where the record is too short.</returns>
    public ImmutableArray<BuildOutlook> Close(double hostingMw, double grantedMw)
    {
        if (_hours < LeastHours)
            return [];
        double toYear = (double)Calendar.HoursPerYear / _hours;
        ImmutableArray<BuildOutlook> outlooks = [.. options.Select((option, i) =>
            new BuildOutlook(option.Like.Id, _rentsUsdPerMw[i] * toYear, hostingMw, _shortMw, grantedMw, _peakMw))];
        Array.Clear(_rentsUsdPerMw);
        (_shortMw, _peakMw, _hours) = (0, 0, 0);
        return outlooks;
    }
}
