using DigitalTwin.Model.State;

namespace DigitalTwin.Model.BuildOut;

/// <summary>What a grid can tell of a request that would be made now.</summary>
/// <param name="Site">Identifier of the campus in the zone.</param>
/// <param name="PermitTick">When it would be permitted.</param>
/// <param name="GrantTick">When its capacity would be granted.</param>
/// <param name="NetworkTick">When power would be at the fence.</param>
/// <param name="FreeMw">Capacity that the grid hosts and has not granted, MW; negative where it has granted more.</param>
/// <param name="AheadMw">Requests that wait for capacity already, MW.</param>
[State]
public partial record struct ConnectionProspect(
    string Site, long PermitTick, long GrantTick, long NetworkTick, double FreeMw, double AheadMw);
