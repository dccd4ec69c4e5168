using DigitalTwin.Core.State;
using DigitalTwin.Model.Connections;

namespace DigitalTwin.Results.Compute;

/// <summary>A block that came to power in a zone.</summary>
/// <param name="Zone">Index of the zone in the world's order.</param>
/// <param name="Block">What came to power.</param>
public record struct ZoneConnected(int Zone, Connected Block) : IStateful
{
    /// <inheritdoc/>
    public void VisitState<TVisitor>(ref TVisitor visitor)
        where TVisitor : IStateVisitor, allows ref struct
    {
        int zone = Zone;
        Connected block = Block;
        visitor.Visit("zone", ref zone);
        block.VisitState(ref visitor);
        this = new ZoneConnected(zone, block);
    }
}
