namespace DigitalTwin.Results.Summaries;

/// <summary>A zone over the run.</summary>
public sealed record ZoneSummary
{
    /// <summary>Identifier.</summary>
    public required string Id { get; init; }

    /// <summary>Country code.</summary>
    public required string Country { get; init; }

    /// <summary>Load served without what stores bought, TWh.</summary>
    public required double EnergyTwh { get; init; }

    /// <summary>Largest hourly load wanted, MW.</summary>
    public required double PeakMw { get; init; }

    /// <summary>Mean price over the hours, USD/MWh.</summary>
    public required double MeanPrice { get; init; }

    /// <summary>Firm load not served, MWh.</summary>
    public required double UnservedMwh { get; init; }

    /// <summary>Hours whose headroom, imports included, was at or below zero.</summary>
    public required int SaturatedHours { get; init; }

    /// <summary>Supply offered at or below zero and not taken, MWh.</summary>
    public required double CurtailedMwh { get; init; }

    /// <summary>Export less import, TWh.</summary>
    public required double NetExportTwh { get; init; }

    /// <summary>Emissions, Mt CO2.</summary>
    public required double Co2Mt { get; init; }

    /// <summary>Room for new load by the curtailment that it accepts, the least first; empty in summaries of older runs.</summary>
    public IReadOnlyList<HostingSummary> Hosting { get; init; } = [];

    /// <summary>Generation by technology, TWh.</summary>
    public required IReadOnlyDictionary<string, double> ByTechnologyTwh { get; init; }

    /// <summary>Generation by fuel, TWh.</summary>
    public required IReadOnlyDictionary<string, double> ByFuelTwh { get; init; }
}
