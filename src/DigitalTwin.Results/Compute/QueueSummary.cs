namespace DigitalTwin.Results.Compute;

/// <summary>
/// What passed through the connection queue of a zone in the run, MW. What was requested has withdrawn, has been connected, or waits.
/// </summary>
/// <param name="Zone">Zone.</param>
/// <param name="RequestedMw">Asked for.</param>
/// <param name="GrantedMw">Granted capacity, what withdrew later included.</param>
/// <param name="WithdrawnMw">Withdrawn.</param>
/// <param name="ConnectedMw">Came to power.</param>
/// <param name="WaitingMw">Asked for and neither connected nor withdrawn at the end.</param>
public sealed record QueueSummary(
    string Zone, double RequestedMw, double GrantedMw, double WithdrawnMw, double ConnectedMw, double WaitingMw);

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
