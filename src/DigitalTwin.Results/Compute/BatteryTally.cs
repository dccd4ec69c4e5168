namespace DigitalTwin.Results.Compute;

/// <summary>Adds up what stores behind meters do, and holds their balance in every tick.</summary>
public sealed partial class BatteryTally
{
    private const double RelativeTolerance = 1e-9;

    [State("batteries")]
    private readonly List<SiteBatterySum> _sites = [];

    /// <summary>Adds a tick of a site.</summary>
    /// <param name="site">Identifier.</param>
    /// <param name="tick">What its store did.</param>
    /// <exception cref="InvalidOperationException">Stored after is not stored before + gained - given, or more is gained than was
    /// bought.</exception>
    public void Add(string site, in BatteryReport tick)
    {
        int at = _sites.FindIndex(known => known.Site == site);
        if (at < 0)
        {
            at = _sites.Count;
            _sites.Add(new SiteBatterySum(site, default));
        }

        BatteryReport sum = _sites[at].Sum;
        double expectedMwh = sum.StoredMwh + tick.GainedMwh - tick.GivenMwh;
        double tolerance = RelativeTolerance * Math.Max(1, sum.StoredMwh + tick.GainedMwh);
        if (!(Math.Abs(tick.StoredMwh - expectedMwh) <= tolerance && tick.StoredMwh >= 0 && tick.GainedMwh <= tick.BoughtMwh))
            throw new InvalidOperationException(
                $"The store of {site} holds {tick.StoredMwh} MWh after {sum.StoredMwh} MWh, {tick.BoughtMwh} bought, {tick.GainedMwh} "
                + $"gained of it, and {tick.GivenMwh} given.");
        _sites[at] = _sites[at] with
        {
            Sum = new BatteryReport(
                sum.BoughtMwh + tick.BoughtMwh,
                sum.GainedMwh + tick.GainedMwh,
                sum.GivenMwh + tick.GivenMwh,
                tick.StoredMwh,
                sum.RiddenHours + tick.RiddenHours),
        };
    }

    /// <summary>Sums of a site; null for one without a store.</summary>
    public BatteryReport? Of(string site)
    {
        int at = _sites.FindIndex(known => known.Site == site);
        return at < 0 ? null : _sites[at].Sum;
    }
}

/// <summary>The store behind a site's meter over the run.</summary>
/// <param name="Site">Identifier of the datacenter.</param>
/// <param name="Sum">Sums of the ticks; what is stored, after the newest.</param>
[State]
public partial record struct SiteBatterySum(string Site, BatteryReport Sum);

/// <summary>The store behind a campus' meter over the run.</summary>
/// <param name="BoughtMwh">Energy bought for it, MWh; part of the energy that the campus drew.</param>
/// <param name="GivenMwh">Energy given to the accelerators, MWh.</param>
/// <param name="StoredMwh">Energy that it can give at the end, MWh.</param>
/// <param name="RiddenThroughHours">Hours at full power that it carried the campus through.</param>
public sealed record CampusBattery(double BoughtMwh, double GivenMwh, double StoredMwh, double RiddenThroughHours);
