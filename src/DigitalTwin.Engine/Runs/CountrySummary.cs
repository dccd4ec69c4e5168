namespace DigitalTwin.Engine.Runs;

/// <summary>A country over the run.</summary>
public sealed record CountrySummary
{
    /// <summary>Country code.</summary>
    public required string Id { get; init; }

    /// <summary>Load served, TWh.</summary>
    public required double EnergyTwh { get; init; }

    /// <summary>Mean price over the load of its zones, USD/MWh.</summary>
    public required double MeanPrice { get; init; }

    /// <summary>Firm load not served, MWh.</summary>
    public required double UnservedMwh { get; init; }

    /// <summary>Emissions, Mt CO2.</summary>
    public required double Co2Mt { get; init; }

    /// <summary>Generation by fuel, TWh.</summary>
    public required IReadOnlyDictionary<string, double> ByFuelTwh { get; init; }

    /// <summary>Accelerators in service at the end.</summary>
    public required long GpusInstalled { get; init; }

    /// <summary>Accelerators at sites that wait for power at the end.</summary>
    public required long GpusWaitingForPower { get; init; }

    /// <summary>Compute delivered, 8-bit exaflop-days.</summary>
    public required double DeliveredExaflopDays { get; init; }
}
