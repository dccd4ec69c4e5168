using DigitalTwin.Model.Time;

namespace DigitalTwin.Model.Specs;

/// <summary>A chip fab.</summary>
public sealed record ChipFabSpec
{
    /// <summary>Identifier, such as <c>tsmc_n5</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Name for people.</summary>
    public required string Name { get; init; }

    /// <summary>Identifier of the zone.</summary>
    public required string Zone { get; init; }

    /// <summary>What the fab makes.</summary>
    public required FabClass Class { get; init; }

    /// <summary>Wafers started a month over time.</summary>
    public required DatedPath WafersPerMonth { get; init; }

    /// <summary>Share of the wafers that become AI accelerators over time, 0 to 1.</summary>
    public required DatedPath AiShare { get; init; }

    /// <summary>Good dies over all dies, 0 to 1; applied once.</summary>
    public required double Yield { get; init; }

    /// <summary>Electricity for a wafer, MWh.</summary>
    public required double MwhPerWafer { get; init; }

    /// <summary>Accelerator family made of the AI wafers (logic fabs); null otherwise.</summary>
    public string? Accelerator { get; init; }

    /// <summary>Accelerators from a wafer if every die were good.</summary>
    public double GrossAcceleratorsPerWafer { get; init; }

    /// <summary>Hours from wafer start to finished accelerator.</summary>
    public required int CycleHours { get; init; }

    /// <summary>Hours from the fab's door to a customer's.</summary>
    public required int ShippingHours { get; init; }
}
