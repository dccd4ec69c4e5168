using DigitalTwin.Model.State;

namespace DigitalTwin.Model.BuildOut;

/// <summary>What a grid can tell of a request that would be made now.</summary>
/// <param name="Site">Identifier of the campus in the zone.</param>
/// <param name="PermitTick">When it would be permitted.</param>
/// <param name="GrantTick">When its capacity would be granted.</param>
/// <param name="NetworkTick">When power would be at the fence.</param>
/// <param name="FreeMw">Capacity that the grid hosts and has not granted, MW; negative where it has granted more.</param>
/// <param name="AheadMw">Requests that wait for capacity already, MW.</param>
public record struct ConnectionProspect(
    string Site, long PermitTick, long GrantTick, long NetworkTick, double FreeMw, double AheadMw) : IStateful
{
    /// <inheritdoc/>
    public void VisitState<TVisitor>(ref TVisitor visitor)
        where TVisitor : IStateVisitor, allows ref struct
    {
        (string site, long permit, long grant, long network, double freeMw, double aheadMw) = this;
        site ??= "";
        visitor.Visit("site", ref site);
        visitor.Visit("permit_tick", ref permit);
        visitor.Visit("grant_tick", ref grant);
        visitor.Visit("network_tick", ref network);
        visitor.Visit("free_mw", ref freeMw);
        visitor.Visit("ahead_mw", ref aheadMw);
        this = new ConnectionProspect(site, permit, grant, network, freeMw, aheadMw);
    }
}
