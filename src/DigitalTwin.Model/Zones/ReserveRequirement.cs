namespace DigitalTwin.Model.Zones;

/// <summary>Reserve that a grid keeps. What its use costs is the merit order's business: the dearest MW hold it.</summary>
public static class ReserveRequirement
{
    /// <summary>
    /// MW that stay unused in an hour: the largest unit, or the shares of load and of wind and sun where they are more.
    /// The shares are the 3 + 5 rule of the Western Wind and Solar Integration Study (NREL 2010).
    /// </summary>
    /// <param name="largestUnitMw">Largest unit in service, MW, at least zero.</param>
    /// <param name="loadMw">Load of the hour, MW, at least zero.</param>
    /// <param name="variableMw">Wind and solar output of the hour, MW, at least zero.</param>
    /// <param name="shareOfLoad">0 to 1.</param>
    /// <param name="shareOfVariable">0 to 1.</param>
    public static double Mw(
        double largestUnitMw, double loadMw, double variableMw, double shareOfLoad = 0.03, double shareOfVariable = 0.05) =>
        Math.Max(largestUnitMw, shareOfLoad * loadMw + shareOfVariable * variableMw);
}
