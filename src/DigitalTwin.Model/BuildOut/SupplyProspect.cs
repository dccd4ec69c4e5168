using DigitalTwin.Model.State;

namespace DigitalTwin.Model.BuildOut;

/// <summary>What the world's makers of a good can tell of an order that would be placed now.</summary>
/// <param name="Site">Identifier of the campus that it is for.</param>
/// <param name="Hours">Hours from the order to the delivery of all of it.</param>
[State]
public partial record struct SupplyProspect(string Site, long Hours);
