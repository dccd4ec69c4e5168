using DigitalTwin.Model.State;

namespace DigitalTwin.Model.BuildOut;

/// <summary>Blocks under construction.</summary>
/// <param name="Option">Index of what is built: plants, then lines.</param>
/// <param name="Tick">When they can come into service.</param>
/// <param name="Blocks">Blocks.</param>
public record struct BuildDue(int Option, long Tick, int Blocks) : IStateful
{
    /// <inheritdoc/>
    public void VisitState<TVisitor>(ref TVisitor visitor)
        where TVisitor : IStateVisitor, allows ref struct
    {
        (int option, long tick, int blocks) = this;
        visitor.Visit("option", ref option);
        visitor.Visit("tick", ref tick);
        visitor.Visit("blocks", ref blocks);
        this = new BuildDue(option, tick, blocks);
    }
}
