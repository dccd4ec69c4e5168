using DigitalTwin.Model.State;

namespace DigitalTwin.Model.Compute;

/// <summary>What a site that trains delivered in one tick, apart.</summary>
/// <param name="TrainingExaflopDays">Compute of training, 8-bit exaflop-days.</param>
/// <param name="InferenceExaflopDays">Compute of inference, 8-bit exaflop-days.</param>
/// <param name="PausedHours">Share of training that paused in the hour, 0 to 1: hours at full power.</param>
[State]
public partial record struct ComputeSplit(double TrainingExaflopDays, double InferenceExaflopDays, double PausedHours);
