namespace DigitalTwin.Model.Datacenters;

/// <summary>A load that runs while the price is under its break-even: mining, render farms.</summary>
[State]
public sealed partial record FlexibleLoadSpec
{
    /// <summary>Identifier, such as <c>US-ERCOT/mining</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Identifier of the zone.</summary>
    public required string Zone { get; init; }

    /// <summary>Power over time, MW.</summary>
    public required DatedPath PowerMw { get; init; }

    /// <summary>Price above which the load stops, USD/MWh.</summary>
    public required double BreakEvenUsdPerMwh { get; init; }
}
