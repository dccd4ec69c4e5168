using DigitalTwin.Model.State;

namespace DigitalTwin.Model.BuildOut;

/// <summary>An order for a good of which the world makes only so much.</summary>
/// <param name="Buyer">Identifier of the entity that receives it.</param>
/// <param name="Reference">What the buyer knows it by.</param>
/// <param name="Mw">How much.</param>
/// <param name="Tick">When it was ordered.</param>
public record struct SupplyOrder(string Buyer, int Reference, double Mw, long Tick) : IStateful
{
    /// <inheritdoc/>
    public void VisitState<TVisitor>(ref TVisitor visitor)
        where TVisitor : IStateVisitor, allows ref struct
    {
        (string buyer, int reference, double mw, long tick) = (Buyer ?? "", Reference, Mw, Tick);
        visitor.Visit("buyer", ref buyer);
        visitor.Visit("reference", ref reference);
        visitor.Visit("mw", ref mw);
        visitor.Visit("tick", ref tick);
        this = new SupplyOrder(buyer, reference, mw, tick);
    }
}
