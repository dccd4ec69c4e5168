namespace DigitalTwin.Model.Specs;

/// <summary>What a site does beside answering: training, which may pause and goes on later from where it stood.</summary>
/// <param name="Share">Share of the site's accelerators that train, 0 to 1; the others serve inference.</param>
/// <param name="PauseHoursPerYear">Hours at full power for which training may pause in a year of 8,760 hours, at least zero.</param>
public sealed record TrainingSpec(double Share, int PauseHoursPerYear)
{
    /// <summary>Hours of a year where nothing else is said: 1 %, as under a contract of curtailment; assumption.</summary>
    public const int UsualPauseHours = 88;

    /// <summary>Minutes of the whole training that a disturbance costs beyond the power that it takes, at least zero.</summary>
    public double RestartMinutes { get; init; }

    /// <summary>How a day of inference goes; null where it is flat.</summary>
    public InferenceSpec? Inference { get; init; }
}
