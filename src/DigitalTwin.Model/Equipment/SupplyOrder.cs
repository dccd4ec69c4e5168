namespace DigitalTwin.Model.Equipment;

/// <summary>An order for a good of which the world makes only so much.</summary>
/// <param name="Buyer">Identifier of the entity that receives it.</param>
/// <param name="Reference">What the buyer knows it by.</param>
/// <param name="Mw">How much.</param>
/// <param name="Tick">When it was ordered.</param>
[State]
public partial record struct SupplyOrder(string Buyer, int Reference, double Mw, long Tick);

/// <summary>What the equipment suppliers of a good can say of an order that would be placed now.</summary>
/// <param name="Site">Identifier of the campus that it is for.</param>
/// <param name="Hours">Hours from the order to the delivery of all of it.</param>
[State]
public partial record struct SupplyProspect(string Site, long Hours);
