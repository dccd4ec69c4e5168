using DigitalTwin.Model.Members;

namespace DigitalTwin.Model.Equipment;

/// <summary>A good of which the world makes only so much a year, in the order in which it was asked for.</summary>
/// <param name="Id">Identifier, such as <c>gas_turbine</c>.</param>
/// <param name="HomeZone">Zone whose grid carries its messages; no economic meaning.</param>
/// <param name="MwPerYear">What can be delivered to new orders, MW a year, over time.</param>
public sealed record SupplySpec(string Id, string HomeZone, DatedPath MwPerYear)
{
    /// <summary>Identifier of the supply of turbines and engines.</summary>
    public const string GasTurbine = "gas_turbine";

    /// <summary>Hours from an order to its delivery where there is no queue, at least one.</summary>
    public int LeadHours { get; init; } = 1;
}

/// <summary>An order for a good of which the world makes only so much.</summary>
/// <param name="Buyer">Identifier of the entity that receives it.</param>
/// <param name="Reference">What the buyer knows it by.</param>
/// <param name="Mw">How much.</param>
/// <param name="Tick">When it was ordered.</param>
[State]
public partial record struct SupplyOrder(string Buyer, int Reference, double Mw, long Tick);

/// <summary>A good of which the world makes only so much is ordered.</summary>
[Payload(13)]
public sealed record SupplyOrderPayload(SupplyOrder Order) : Payload;

/// <summary>A good of which the world makes only so much is delivered.</summary>
[Payload(14)]
public sealed record DeliveryPayload(SupplyOrder Order) : Payload;

/// <summary>What the equipment suppliers of a good can say of an order that would be placed now.</summary>
/// <param name="Site">Identifier of the campus that it is for.</param>
/// <param name="Hours">Hours from the order to the delivery of all of it.</param>
[State]
public partial record struct SupplyProspect(string Site, long Hours);

/// <summary>The turbine suppliers report to an operator when they could deliver.</summary>
[Payload(18)]
public sealed record SupplyProspectPayload(SupplyProspect Prospect) : Payload;
