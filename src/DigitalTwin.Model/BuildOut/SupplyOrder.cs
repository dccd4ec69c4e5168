using DigitalTwin.Model.State;

namespace DigitalTwin.Model.BuildOut;

/// <summary>An order for a good of which the world makes only so much.</summary>
/// <param name="Buyer">Identifier of the entity that receives it.</param>
/// <param name="Reference">What the buyer knows it by.</param>
/// <param name="Mw">How much.</param>
/// <param name="Tick">When it was ordered.</param>
[State]
public partial record struct SupplyOrder(string Buyer, int Reference, double Mw, long Tick);
