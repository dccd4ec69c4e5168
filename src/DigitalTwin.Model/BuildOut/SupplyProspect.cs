using DigitalTwin.Model.State;

namespace DigitalTwin.Model.BuildOut;

/// <summary>What the world's makers of a good can tell of an order that would be placed now.</summary>
/// <param name="Site">Identifier of the campus that it is for.</param>
/// <param name="Hours">Hours from the order to the delivery of all of it.</param>
public record struct SupplyProspect(string Site, long Hours) : IStateful
{
    /// <inheritdoc/>
    public void VisitState<TVisitor>(ref TVisitor visitor)
        where TVisitor : IStateVisitor, allows ref struct
    {
        (string site, long hours) = (Site ?? "", Hours);
        visitor.Visit("site", ref site);
        visitor.Visit("hours", ref hours);
        this = new SupplyProspect(site, hours);
    }
}
