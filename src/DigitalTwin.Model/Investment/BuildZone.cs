using DigitalTwin.Model.Market;
using DigitalTwin.Model.Power;
using DigitalTwin.Model.Zones;

namespace DigitalTwin.Model.Investment;

/// <summary>A zone of a country that builds: what it knows of it.</summary>
/// <param name="Zone">The zone, with what can be built there.</param>
/// <param name="Fleets">The fleets of the scenario, whose dated capacity is what others have committed to.</param>
public sealed record BuildZone(ZoneSpec Zone, ImmutableArray<FleetSpec> Fleets)
{
    /// <summary>Longest time from a decision to power among what can be built, hours: as far as the country looks ahead.</summary>
    public long HorizonHours => Zone.BuildOptions.Max(option => (long)option.LeadHours);

    /// <summary>Growth of the highest base demand over the horizon, as forecast, MW.</summary>
    public double GrowthMw(long tick, double peakMw) =>
        peakMw * (Zone.Growth.At(tick + HorizonHours) / Zone.Growth.At(tick) - 1);

    /// <summary>Firm capacity that dated programmes add over the horizon, MW.</summary>
    public double DatedFirmMw(long tick)
    {
        double mw = 0;
        foreach (FleetSpec fleet in Fleets)
            mw += (fleet.CapacityMw.At(tick + HorizonHours) - fleet.CapacityMw.At(tick)) * FirmShareOf(fleet);
        return mw;
    }

    /// <summary>
    /// Firm capacity of the scenario's fleets at the horizon, MW: as above, and hydro as in the driest of its months. Stores count nothing.
    /// </summary>
    public double OwnFirmMw(long tick)
    {
        double mw = 0;
        foreach (FleetSpec fleet in Fleets)
        {
            double share = fleet.HydroFactorByMonth.IsEmpty ? FirmShareOf(fleet) : fleet.HydroFactorByMonth.Min();
            mw += fleet.CapacityMw.At(tick + HorizonHours) * share;
        }

        return mw;
    }

    // As an option of the same technology counts; a thermal fleet of another one its least net capacity less its forced outages; all
    // others nothing.
    private double FirmShareOf(FleetSpec fleet)
    {
        foreach (BuildOptionSpec option in Zone.BuildOptions)
        {
            if (option.Like.Technology == fleet.Technology)
                return option.FirmShare;
        }

        return fleet.Kind == PlantKind.Thermal ? (1 - fleet.ForcedOutageRate) * fleet.LeastNetShare : 0;
    }
}
