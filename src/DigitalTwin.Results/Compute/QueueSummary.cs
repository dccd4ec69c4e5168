namespace DigitalTwin.Results.Compute;

/// <summary>
/// What passed through the connection queue of a zone in the run, MW. What was requested has withdrawn, has been connected, or waits.
/// </summary>
/// <param name="RequestedMw">Asked for.</param>
/// <param name="GrantedMw">Granted capacity, what withdrew later included.</param>
/// <param name="ConnectedMw">Came to power.</param>
/// <param name="WaitingMw">Asked for and neither connected nor withdrawn at the end.</param>
public sealed record QueueSummary(
    string Zone, double RequestedMw, double GrantedMw, double WithdrawnMw, double ConnectedMw, double WaitingMw);

/// <summary>A block that came to power in a zone.</summary>
/// <param name="Zone">Index of the zone in the world's order.</param>
/// <param name="Block">What came to power.</param>
[State]
public partial record struct ZoneConnected(int Zone, Connected Block);
