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
