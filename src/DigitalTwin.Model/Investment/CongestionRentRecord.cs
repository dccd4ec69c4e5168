using DigitalTwin.Model.Zones;

namespace DigitalTwin.Model.Investment;

/// <summary>
/// What is kept of a line that a country can widen: what it has built, and what one MW more would have been worth this year.
/// </summary>
/// <param name="corridor">How it can be widened.</param>
public sealed partial class CongestionRentRecord(LineSpec line, CorridorSpec corridor)
{
    [State] private double _builtMw;
    [State] private double _rentUsdPerMw;
    [State] private int _hours;

    /// <summary>By how much the limits of the scenario have been raised, either way, MW, usable share applied.</summary>
    public double RaisedMw => _builtMw * corridor.UsableShare;

    /// <summary>Takes what comes into service, MW of rating.</summary>
    public void Grow(double mw) => _builtMw += mw;

    /// <summary>Adds a cleared hour.</summary>
    /// <param name="fromUsdPerMwh">Price at the sending end of a positive flow.</param>
    /// <param name="toUsdPerMwh">Price at its receiving end.</param>
    /// <param name="available">Share of the line that deratings leave, 0 to 1.</param>
    public void Add(double fromUsdPerMwh, double toUsdPerMwh, double available)
    {
        (double forwardUsd, double reverseUsd) = line.DualsAt(fromUsdPerMwh, toUsdPerMwh);
        _rentUsdPerMw += (forwardUsd + reverseUsd) * corridor.UsableShare * available;
        _hours++;
    }

    /// <summary>Closes the year; null, and the year goes on, where the record is shorter than that of plants may be.</summary>
    public LineOutlook? Close()
    {
        if (_hours < NetRevenueRecord.LeastHours)
            return null;
        var outlook = new LineOutlook(line.Id, _rentUsdPerMw * ((double)Calendar.HoursPerYear / _hours));
        (_rentUsdPerMw, _hours) = (0, 0);
        return outlook;
    }
}
