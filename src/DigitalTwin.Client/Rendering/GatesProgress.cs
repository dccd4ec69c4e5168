using System.Globalization;
using DigitalTwin.Engine.BuildOut;

namespace DigitalTwin.Client.Rendering;

/// <summary>One line on standard error that says where the runs with open gates stand.</summary>
/// <param name="line">The line.</param>
internal sealed class GatesProgress(LiveLine line) : IProgress<GateProgress>
{
    public void Report(GateProgress value) => line.Say(elapsed =>
    {
        double share = (double)value.Done / value.Asked;
        TimeSpan left = elapsed * ((1 - share) / share);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"gates: {value.RunsDone} of {value.Runs} runs done, {share * 100:F0} %, {Figures.Span(left)} left");
    });
}
