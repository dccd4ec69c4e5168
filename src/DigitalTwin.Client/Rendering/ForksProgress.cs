namespace DigitalTwin.Client.Rendering;

/// <summary>One line on standard error that says where runs that share their past stand.</summary>
/// <param name="command">The command that runs them.</param>
internal sealed class ForksProgress(LiveLine line, string command) : IProgress<ForkedRunsProgress>
{
    public void Report(ForkedRunsProgress value) => line.Write(elapsed =>
    {
        double share = (double)value.Done / value.Asked;
        TimeSpan left = elapsed * ((1 - share) / share);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{command}: {value.RunsDone} of {value.Runs} runs done, {share * 100:F0} %, {Figures.Span(left)} left");
    });
}
