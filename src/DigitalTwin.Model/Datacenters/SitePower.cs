using DigitalTwin.Model.Market;

namespace DigitalTwin.Model.Datacenters;

/// <summary>What a site wants in one hour. A site whose load is not computed from accelerators counts MW in their place.</summary>
/// <param name="Full">Accelerators that would run if nothing were wrong with the site's connection.</param>
/// <param name="Powered">Accelerators of them that its connection lets run.</param>
/// <param name="MwEach">Power of one, with its share of the cooling, MW.</param>
/// <param name="Pue">Facility power over IT power.</param>
public readonly record struct SiteHour(double Full, double Powered, double MwEach, double Pue)
{
    /// <summary>Accelerators with power that nobody asks for.</summary>
    public double Idle { get; init; }

    /// <summary>Power that the site bids for, without what its battery takes, MW.</summary>
    public double WantedMw => Powered * MwEach;

    /// <summary>Power of all that would run, MW.</summary>
    public double FullMw => Full * MwEach;
}

/// <summary>The power of a site's accelerators in one hour: from where it came, and why the rest did not. MW, mean of the hour.</summary>
/// <param name="GridMw">Drawn for them.</param>
/// <param name="BatteryMw">Given by the site's battery.</param>
/// <param name="OutageMw">Lacking by an outage of the site.</param>
/// <param name="ShedMw">Lacking because firm load was shed.</param>
/// <param name="CurtailedMw">Lacking by contract or price.</param>
public readonly record struct SitePower(double GridMw, double BatteryMw, double OutageMw, double ShedMw, double CurtailedMw)
{
    /// <summary>Power of the accelerators, MW.</summary>
    public double ServedMw => GridMw + BatteryMw;

    /// <summary>What the grid's award leaves, before the battery.</summary>
    /// <param name="hour">What was wanted.</param>
    /// <param name="bids">Bids of the accelerators.</param>
    /// <param name="award">The outcome.</param>
    public static SitePower FromGrid(in SiteHour hour, ReadOnlySpan<Step> bids, in ZoneAward award)
    {
        double servedMw = 0, shedMw = 0;
        foreach (ref readonly Step step in bids)
        {
            servedMw += award.Served(step);
            shedMw += step.PriceUsdPerMwh >= MarketPrices.OrdinaryLoad ? step.QuantityMw - award.Served(step) : 0;
        }

        double gridMw = Math.Min(hour.WantedMw, servedMw);
        return new SitePower(gridMw, 0, hour.FullMw - hour.WantedMw, shedMw, hour.WantedMw - gridMw - shedMw);
    }

    /// <summary>With what the battery gives, an outage first.</summary>
    /// <param name="dipMw">Given for an outage or shedding, MW.</param>
    /// <param name="announcedMw">Given for what was announced, MW.</param>
    public SitePower With(double dipMw, double announcedMw)
    {
        double forOutage = Math.Min(dipMw, OutageMw);
        return this with
        {
            BatteryMw = dipMw + announcedMw,
            OutageMw = OutageMw - forOutage,
            ShedMw = ShedMw - (dipMw - forOutage),
            CurtailedMw = CurtailedMw - announcedMw,
        };
    }
}
