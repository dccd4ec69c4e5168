using DigitalTwin.Model.State;

namespace DigitalTwin.Model.BuildOut;

/// <summary>A block that came to power.</summary>
/// <param name="Tick">When.</param>
/// <param name="Mw">Its power.</param>
/// <param name="Hours">Hours since its request.</param>
/// <param name="Track">How it was connected.</param>
[State]
public partial record struct Connected(long Tick, double Mw, long Hours, ConnectionTrack Track);
