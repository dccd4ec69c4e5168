using DigitalTwin.Model.Market;

namespace DigitalTwin.Model.Power.Planning;

/// <summary>
/// Spends a reservoir's energy of the day where the net load is highest: above one level, within its power (peak shaving, which is optimal
/// while all hours share one rising cost curve).
/// </summary>
internal static class ReservoirFilling
{
    private const int Hours = FleetDeclaration.Hours;

    // Halvings of the interval that holds the level: to 2^-40 of the day's span of load.
    private const int Halvings = 40;

    /// <summary>Schedules the energy and takes it off the net load.</summary>
    /// <param name="fleet">The reservoir; its least flow is already off the net load.</param>
    /// <param name="netMw">[hour] net load, MW; rewritten.</param>
    /// <param name="scheduledMw">[hour] output including the least flow, MW; written.</param>
    public static void Fill(FleetDeclaration fleet, Span<double> netMw, Span<double> scheduledMw)
    {
        double energyMwh = fleet.EnergyMwh;
        double highest = netMw[0];
        double lowest = netMw[0];
        for (int hour = 0; hour < Hours; hour++)
        {
            energyMwh -= fleet.FloorMw[hour];
            highest = Math.Max(highest, netMw[hour]);
            lowest = Math.Min(lowest, netMw[hour] - Room(fleet, hour));
        }

        double level = LevelFor(fleet, netMw, Math.Max(0, energyMwh), lowest, highest);
        for (int hour = 0; hour < Hours; hour++)
        {
            double addedMw = Math.Clamp(netMw[hour] - level, 0, Room(fleet, hour));
            scheduledMw[hour] = fleet.FloorMw[hour] + addedMw;
            netMw[hour] -= addedMw;
        }
    }

    private static double LevelFor(FleetDeclaration fleet, ReadOnlySpan<double> netMw, double energyMwh, double lowest, double highest)
    {
        for (int i = 0; i < Halvings; i++)
        {
            double middle = 0.5 * (lowest + highest);
            double spentMwh = 0;
            for (int hour = 0; hour < Hours; hour++)
                spentMwh += Math.Clamp(netMw[hour] - middle, 0, Room(fleet, hour));
            if (spentMwh > energyMwh)
                lowest = middle;
            else
                highest = middle;
        }

        return highest;
    }

    private static double Room(FleetDeclaration fleet, int hour) => Math.Max(0, fleet.AvailableMw[hour] - fleet.FloorMw[hour]);
}
