using DigitalTwin.Model.Market;

namespace DigitalTwin.Model.Datacenters;

/// <summary>A contract under which the grid may take a site's power away for some hours of a year; then the site is firm.</summary>
/// <param name="hoursPerYear">Hours at full power in a year of 8,760 hours, at least zero.</param>
public sealed partial class CurtailmentContract(int hoursPerYear)
{
    private readonly int _hoursPerYear = hoursPerYear;
    [State] private double _hours;
    [State] private long _year;

    /// <summary>The price at which the site's load bids in a tick.</summary>
    public double FirmPrice(long tick) => IsUsedUp(tick) ? MarketPrices.OrdinaryLoad : MarketPrices.ContractedCurtailment;

    /// <summary>Whether the hours of the tick's year are used.</summary>
    public bool IsUsedUp(long tick) => _hoursPerYear == 0 || (tick / Calendar.HoursPerYear == _year && _hours >= _hoursPerYear);

    /// <summary>Counts what was curtailed in a tick.</summary>
    /// <param name="share">Share of the wanted power that was not served, 0 to 1.</param>
    public void Settle(long tick, double share)
    {
        if (tick / Calendar.HoursPerYear != _year)
            (_year, _hours) = (tick / Calendar.HoursPerYear, 0);
        _hours += share;
    }
}
