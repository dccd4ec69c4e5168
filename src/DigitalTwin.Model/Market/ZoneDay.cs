namespace DigitalTwin.Model.Market;

/// <summary>What a grid expects of a UTC day, before its fleets are planned.</summary>
public sealed class ZoneDay
{
    /// <summary>First tick of the day.</summary>
    public required long FirstTick { get; init; }

    /// <summary>Load to be served by the zone's own fleets in each hour, MW: bids less expected net imports, before any fleet
    /// runs.</summary>
    public double[] LoadMw { get; } = new double[FleetDeclaration.Hours];

    /// <summary>Reserve to be kept in each hour, MW.</summary>
    public double[] ReserveMw { get; } = new double[FleetDeclaration.Hours];
}
