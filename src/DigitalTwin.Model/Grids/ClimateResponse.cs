namespace DigitalTwin.Model.Grids;

/// <summary>How the load of a zone answers to heat and cold.</summary>
/// <param name="ComfortLowC">Below this daily mean, heating adds load; degrees Celsius.</param>
/// <param name="ComfortHighC">Above this daily mean, cooling adds load; degrees Celsius, at least <paramref name="ComfortLowC"/>.</param>
/// <param name="HeatingPercentPerC">Load added by a degree below the band, percent of the mean load, at least zero.</param>
/// <param name="CoolingPercentPerC">Load added by a degree above the band, percent of the mean load, at least zero.</param>
public readonly record struct ClimateResponse(double ComfortLowC, double ComfortHighC, double HeatingPercentPerC, double CoolingPercentPerC)
{
    /// <summary>
    /// Load in a wave over load without it. Only the distance from the month's mean counts, and only the part outside the comfort band:
    /// the load series already holds the normal season.
    /// </summary>
    /// <param name="monthMeanC">Mean temperature of the month, degrees Celsius.</param>
    /// <param name="deltaC">Temperature in the wave less the month's mean, degrees; positive for heat, negative for cold.</param>
    /// <returns>A factor for <see cref="Specs.LoadWave.LoadFactor"/>, at least 0.1; below one where a warm spell saves heating.</returns>
    public double LoadFactor(double monthMeanC, double deltaC)
    {
        double percent = Percent(monthMeanC + deltaC) - Percent(monthMeanC);
        return Math.Max(0.1, 1 + percent / 100);
    }

    private double Percent(double temperatureC) =>
        HeatingPercentPerC * Math.Max(0, ComfortLowC - temperatureC) + CoolingPercentPerC * Math.Max(0, temperatureC - ComfortHighC);
}
