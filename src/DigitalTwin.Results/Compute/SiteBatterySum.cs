using DigitalTwin.Core.State;
using DigitalTwin.Model.Datacenters;

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
