using DigitalTwin.Model.Market;
using DigitalTwin.Model.Power;

namespace DigitalTwin.Model.Zones;

/// <summary>What a zone's maintenance is planned against: the daily peaks left for its units, and the MW-days that will be away.</summary>
public static class MaintenancePlan
{
    private const double DaysPerWeek = 7;

    /// <summary>The maintenance window of a zone: made once, from the capacity of the run's first year.</summary>
    /// <param name="fleets">The zone's fleets.</param>
    /// <param name="calendar">Calendar of the run.</param>
    public static MaintenanceWindow For(ZoneSpec zone, ImmutableArray<FleetSpec> fleets, Calendar calendar) =>
        MaintenanceWindow.Levelled(DailyPeaksMw(zone, fleets, calendar), AwayMwDays(fleets));

    // Load less wind, sun and the month's mean of hydro: what a planner expects of thermal units.
    private static double[] DailyPeaksMw(ZoneSpec zone, ImmutableArray<FleetSpec> fleets, Calendar calendar)
    {
        double[] peakMw = new double[MaintenanceWindow.Days];
        double[] residualMw = new double[Calendar.HoursPerDay];

        // Backwards and a day more than a year, so that a leap year's run leaves no day out and the first year has the last word.
        for (long first = Calendar.HoursPerYear; first >= 0; first -= Calendar.HoursPerDay)
        {
            int hourOfYear = calendar.HourOfYear(first);
            for (int hour = 0; hour < Calendar.HoursPerDay; hour++)
                residualMw[hour] = zone.OrdinaryLoadMw[hourOfYear + hour];
            foreach (FleetSpec fleet in fleets)
                TakeOff(residualMw, fleet, first, hourOfYear, calendar);
            double dayMw = residualMw[0];
            foreach (double mw in residualMw)
                dayMw = Math.Max(dayMw, mw);
            peakMw[hourOfYear / Calendar.HoursPerDay] = dayMw;
        }

        return peakMw;
    }

    private static void TakeOff(double[] residualMw, FleetSpec fleet, long first, int hourOfYear, Calendar calendar)
    {
        double capacityMw = Math.Max(0, fleet.CapacityMw.At(first));
        if (fleet.Kind is PlantKind.Reservoir or PlantKind.RunOfRiver)
        {
            double meanMw = capacityMw * MonthlyFigures.At(fleet.HydroFactorByMonth, calendar.Month(first) - 1);
            for (int hour = 0; hour < Calendar.HoursPerDay; hour++)
                residualMw[hour] -= meanMw;
        }
        else if (fleet.CapacityFactor is HourlySeries factor)
        {
            for (int hour = 0; hour < Calendar.HoursPerDay; hour++)
                residualMw[hour] -= capacityMw * factor[hourOfYear + hour];
        }
    }

    private static double AwayMwDays(ImmutableArray<FleetSpec> fleets)
    {
        double mwDays = 0;
        foreach (FleetSpec fleet in fleets)
        {
            if (fleet.Kind != PlantKind.Thermal)
                continue;
            OutageModel outages = new(fleet);
            mwDays += Math.Max(0, fleet.CapacityMw.At(Calendar.HoursPerYear / 2)) * fleet.LeastNetShare * outages.Derating
                * outages.MaintenanceWeeks * DaysPerWeek;
        }

        return mwDays;
    }
}
