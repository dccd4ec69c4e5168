namespace DigitalTwin.Results.Compute;

/// <summary>
/// Holds that no MW of a datacenter is counted twice (<see cref="DatacenterBalance"/>): the sourced demand of a zone against what its
/// members and its base demand draw when the run begins, and in every tick the growth of campuses against what grids connect.
/// </summary>
/// <param name="world">The world; an exception is thrown where the load of a zone holds datacenters that are members, too.</param>
[State]
public sealed partial class PowerLedger(WorldSpec world)
{
    // Dated MW of existing datacenters are rounded: the scenario's check lets 1 % pass.
    private const double RoundingOfExisting = 0.01;
    private const double RoundingOfLoad = 1e-6;
    private const double LimitMw = 1e-6;
    private readonly DatacenterBalance _baseline = BaselineOf(world);
    private double _atStartMw;
    private double _connectedMw;
    private double _campusesMw;
    private double _maxResidualMw;

    [NotState("Of the zone at hand.")]
    private double _grownMw;

    [NotState("Of the tick at hand.")]
    private double _tickMw;

    /// <summary>Begins a tick.</summary>
    public void BeginTick() => _tickMw = 0;

    /// <summary>Adds a campus of the zone at hand.</summary>
    /// <param name="site">Its state after the tick.</param>
    /// <param name="beforeMw">Power that it had after the tick before; null for one that joins.</param>
    public void Add(SiteReport site, double? beforeMw)
    {
        _tickMw += site.EnergisedMw;
        if (beforeMw is double mw)
            _grownMw += site.EnergisedMw - mw;
        else
            _atStartMw += site.EnergisedMw;
    }

    /// <summary>Ends a zone of the tick at hand.</summary>
    /// <exception cref="InvalidOperationException">Campuses have power that their grid has not connected.</exception>
    public void EndZone(GridReport report)
    {
        double connectedMw = 0;
        foreach (Connected connected in report.Connected)
            connectedMw += connected.Mw;
        double residualMw = _grownMw - connectedMw;
        _connectedMw += connectedMw;
        _grownMw = 0;
        _maxResidualMw = Math.Max(_maxResidualMw, residualMw);
        if (residualMw > LimitMw)
            throw new InvalidOperationException(
                $"Campuses have {residualMw} MW in tick {report.Tick} that their grid has not connected: they would be counted twice.");
    }

    /// <summary>Ends the tick at hand.</summary>
    public void EndTick() => _campusesMw = _tickMw;

    /// <summary>The balance of the ticks so far.</summary>
    public DatacenterBalance Build() => _baseline with
    {
        CampusesAtStartMw = _atStartMw,
        CampusesConnectedMw = _connectedMw,
        CampusesMw = _campusesMw,
        CampusesMaxResidualMw = _maxResidualMw,
    };

    private static DatacenterBalance BaselineOf(WorldSpec world)
    {
        double sourcedMw = 0, ordinaryMw = 0, existingMw = 0, flexibleMw = 0, fabsMw = 0, residualMw = 0;
        bool isSourced = true;
        foreach (ZoneSpec zone in world.Zones)
        {
            double ordinary = MeanOf(zone.OrdinaryLoadMw), existing = ExistingMw(world, zone.Id);
            double flexible = world.FlexibleLoads.Where(load => load.Zone == zone.Id).Sum(load => load.PowerMw.At(0));
            double fabs = world.Fabs.Where(fab => fab.Zone == zone.Id)
                .Sum(fab => fab.WafersPerMonth.At(0) * fab.MwhPerWafer / Calendar.HoursPerMonth);
            (ordinaryMw, existingMw) = (ordinaryMw + ordinary, existingMw + existing);
            (flexibleMw, fabsMw) = (flexibleMw + flexible, fabsMw + fabs);
            isSourced &= zone.SourcedMeanMw is not null;
            if (zone.SourcedMeanMw is not double sourced)
                continue;
            sourcedMw += sourced;
            double off = Math.Abs(sourced - ordinary - existing - flexible - fabs);
            if (off > RoundingOfExisting * Math.Max(1, existing) + RoundingOfLoad * sourced)
                throw new InvalidOperationException(
                    $"The load of {zone.Id} and its members draw {off} MW more or less than the {sourced} MW of its sourced demand.");
            residualMw = Math.Max(residualMw, off);
        }

        return new DatacenterBalance(
            isSourced ? sourcedMw : null, ordinaryMw, existingMw, flexibleMw, fabsMw, residualMw, 0, 0, 0, 0);
    }

    private static double MeanOf(HourlySeries series)
    {
        double sum = 0;
        foreach (double mw in series.Values)
            sum += mw;
        return sum / series.Values.Length;
    }

    // At their first date, which is that of the sourced demand: what they have grown by since then comes on top of it.
    private static double ExistingMw(WorldSpec world, string zone) =>
        world.Datacenters.Where(site => site.IsExisting && site.Zone == zone).Sum(site => site.FacilityMw.Points[0].Value);
}
