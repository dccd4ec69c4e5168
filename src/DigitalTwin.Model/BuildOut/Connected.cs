using DigitalTwin.Model.State;

namespace DigitalTwin.Model.BuildOut;

/// <summary>A block that came to power.</summary>
/// <param name="Tick">When.</param>
/// <param name="Mw">Its power.</param>
/// <param name="Hours">Hours since its request.</param>
/// <param name="Track">How it was connected.</param>
public record struct Connected(long Tick, double Mw, long Hours, ConnectionTrack Track) : IStateful
{
    /// <inheritdoc/>
    public void VisitState<TVisitor>(ref TVisitor visitor)
        where TVisitor : IStateVisitor, allows ref struct
    {
        (long tick, double mw, long hours, int track) = (Tick, Mw, Hours, (int)Track);
        visitor.Visit("tick", ref tick);
        visitor.Visit("mw", ref mw);
        visitor.Visit("hours", ref hours);
        visitor.Visit("track", ref track);
        this = new Connected(tick, mw, hours, (ConnectionTrack)track);
    }
}
