namespace DigitalTwin.Model.Chips;

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

    /// <summary>Stacks from a wafer if every one were good (memory fabs).</summary>
    public double GrossStacksPerWafer { get; init; }

    /// <summary>
    /// Packaging fab that takes what the fab makes (logic and memory fabs); null for a fab that sells finished accelerators itself.
    /// </summary>
    public string? Feeds { get; init; }

    /// <summary>Memory stacks in stock when the run begins (packaging fabs).</summary>
    public long StacksAtStart { get; init; }

    /// <summary>
    /// Share of finished packages that the sites of the scenario can order (packaging fabs); the rest go to other buyers.
    /// </summary>
    public double TrackedShare { get; init; } = 1;

    /// <summary>Share of the work in process that an hour without power destroys, 0 to 1.</summary>
    public double ScrapShare { get; init; }

    /// <summary>Hours from wafer start to finished accelerator.</summary>
    public required int CycleHours { get; init; }

    /// <summary>Hours from the fab's door to a customer's.</summary>
    public required int ShippingHours { get; init; }
}

/// <summary>What a fab makes.</summary>
public enum FabClass
{
    /// <summary>Logic wafers, of which a stated share become accelerators.</summary>
    Logic,

    /// <summary>High-bandwidth memory.</summary>
    Memory,

    /// <summary>Advanced packaging.</summary>
    Packaging,
}
