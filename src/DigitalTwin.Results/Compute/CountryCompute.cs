namespace DigitalTwin.Results.Compute;

/// <summary>The compute of a country: its campuses with a plan, and what they miss.</summary>
/// <param name="EnergisedMw">Power that they have, MW of the facility.</param>
/// <param name="ItMw">Power of the accelerators that run, MW.</param>
/// <param name="Installed">Accelerators in service.</param>
/// <param name="Waiting">Accelerators at sites that wait for power.</param>
/// <param name="QueueMw">Power in the queues of its zones.</param>
/// <param name="Shortfall">What is missing, and why.</param>
public sealed record CountryCompute(
    double EnergisedMw, double ItMw, long Installed, long Waiting, double QueueMw, Shortfall Shortfall)
{
    /// <summary>Compute delivered, and wanted by plans, in exaflop-days of the algorithms of the base date.</summary>
    public (double Delivered, double Target) Effective { get; init; }

    /// <summary>Rolls campuses and zones up.</summary>
    /// <param name="country">Code of the country.</param>
    /// <param name="month">Whether the shortfall is that of the month at hand, or of the run.</param>
    public static CountryCompute Of(WorldSpec world, BuildOutTally tally, string country, bool month)
    {
        double energisedMw = 0, itMw = 0, queueMw = 0;
        long installed = 0, waiting = 0;
        foreach (CampusTally campus in tally.Campuses)
        {
            if (world.Zones[campus.Zone].Country != country)
                continue;
            energisedMw += campus.Latest.EnergisedMw;
            itMw += campus.Latest.ItMw;
            installed += campus.Latest.Running;
            waiting += campus.Waiting;
        }

        for (int zone = 0; zone < world.Zones.Length; zone++)
            queueMw += world.Zones[zone].Country == country ? tally.QueueMw(zone) : 0;
        Shortfall shortfall = CampusRollup.ShortfallOf(world, tally, country, month);
        return new CountryCompute(energisedMw, itMw, installed, waiting, queueMw, shortfall)
        {
            Effective = tally.Effective.Of(country, month),
        };
    }
}
