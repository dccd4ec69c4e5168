namespace DigitalTwin.Runs.Tests.World2025;

/// <summary>Generation by fuel, TWh. Stores generate nothing; industrial gases and waste count as oil, as statistics do.</summary>
public sealed class FuelMix
{
    /// <summary>The fuels whose shares are compared.</summary>
    public static readonly IReadOnlyList<string> Fossil = ["coal", "gas", "oil"];

    private readonly SortedDictionary<string, double> _twh = new(StringComparer.Ordinal);

    /// <summary>All generation, TWh.</summary>
    public double TotalTwh => _twh.Values.Sum();

    /// <summary>Fossil generation, TWh.</summary>
    public double FossilTwh => Fossil.Sum(Twh);

    /// <summary>Adds to a fuel.</summary>
    public void Add(string fuel, double twh)
    {
        if (fuel is "battery" or "pumped_hydro")
            return;
        string booked = fuel is "other" ? "oil" : fuel;
        _twh[booked] = Twh(booked) + twh;
    }

    /// <summary>Generation of a fuel, TWh.</summary>
    public double Twh(string fuel) => _twh.GetValueOrDefault(fuel);

    /// <summary>Share of a fuel in all generation, percent.</summary>
    public double Percent(string fuel) => 100 * Twh(fuel) / TotalTwh;
}
