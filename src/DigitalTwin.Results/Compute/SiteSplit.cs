namespace DigitalTwin.Results.Compute;

/// <summary>Training and inference of a site over the run.</summary>
/// <param name="Site">Identifier of the datacenter.</param>
/// <param name="Zone">Index of its zone.</param>
/// <param name="Sum">Exaflop-days, and hours at full power for which training paused.</param>
public record struct SiteSplit(string Site, int Zone, ComputeSplit Sum) : IStateful
{
    /// <inheritdoc/>
    public void VisitState<TVisitor>(ref TVisitor visitor)
        where TVisitor : IStateVisitor, allows ref struct
    {
        (string site, int zone, ComputeSplit sum) = (Site ?? "", Zone, Sum);
        visitor.Visit("site", ref site);
        visitor.Visit("zone", ref zone);
        sum.VisitState(ref visitor);
        this = new SiteSplit(site, zone, sum);
    }
}
