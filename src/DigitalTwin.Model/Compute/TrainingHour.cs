namespace DigitalTwin.Model.Compute;

/// <summary>What became of a site's training in one hour; MW, mean of the hour.</summary>
/// <param name="Mw">Power that it had.</param>
/// <param name="PausedShare">Share of what it bid for that stood still.</param>
/// <param name="RestartOutageMw">Power that ran and did nothing new, after an outage.</param>
/// <param name="RestartShedMw">The same after firm load was shed.</param>
public readonly record struct TrainingHour(double Mw, double PausedShare, double RestartOutageMw, double RestartShedMw)
{
    /// <summary>Power that ran and did nothing new, MW.</summary>
    public double RestartMw => RestartOutageMw + RestartShedMw;
}
