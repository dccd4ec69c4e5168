namespace DigitalTwin.Results.Compute;

/// <summary>The store behind a site's meter over the run.</summary>
/// <param name="Site">Identifier of the datacenter.</param>
/// <param name="Sum">Sums of the ticks; what is stored, after the newest.</param>
public record struct SiteBatterySum(string Site, BatteryReport Sum) : IStateful
{
    /// <inheritdoc/>
    public void VisitState<TVisitor>(ref TVisitor visitor)
        where TVisitor : IStateVisitor, allows ref struct
    {
        (string site, BatteryReport sum) = (Site ?? "", Sum);
        visitor.Visit("site", ref site);
        sum.VisitState(ref visitor);
        this = new SiteBatterySum(site, sum);
    }
}

/// <summary>The store behind a campus' meter over the run.</summary>
/// <param name="BoughtMwh">Energy bought for it, MWh; part of the energy that the campus drew.</param>
/// <param name="GivenMwh">Energy given to the accelerators, MWh.</param>
/// <param name="StoredMwh">Energy that it can give at the end, MWh.</param>
/// <param name="RiddenThroughHours">Hours at full power that it carried the campus through.</param>
public sealed record CampusBattery(double BoughtMwh, double GivenMwh, double StoredMwh, double RiddenThroughHours);
