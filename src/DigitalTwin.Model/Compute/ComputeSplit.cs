using DigitalTwin.Model.State;

namespace DigitalTwin.Model.Compute;

/// <summary>What a site that trains delivered in one tick, apart.</summary>
/// <param name="TrainingExaflopDays">Compute of training, 8-bit exaflop-days.</param>
/// <param name="InferenceExaflopDays">Compute of inference, 8-bit exaflop-days.</param>
/// <param name="PausedHours">Share of training that paused in the hour, 0 to 1: hours at full power.</param>
public record struct ComputeSplit(double TrainingExaflopDays, double InferenceExaflopDays, double PausedHours) : IStateful
{
    /// <inheritdoc/>
    public void VisitState<TVisitor>(ref TVisitor visitor)
        where TVisitor : IStateVisitor, allows ref struct
    {
        (double training, double inference, double paused) = this;
        visitor.Visit("training_exaflop_days", ref training);
        visitor.Visit("inference_exaflop_days", ref inference);
        visitor.Visit("paused_hours", ref paused);
        this = new ComputeSplit(training, inference, paused);
    }
}
