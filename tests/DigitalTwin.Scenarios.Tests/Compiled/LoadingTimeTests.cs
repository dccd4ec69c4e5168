using System.Diagnostics;

namespace DigitalTwin.Scenarios.Tests.Compiled;

/// <summary>Loading the baseline takes a fraction of a second of processor time, whatever else the machine does.</summary>
[Collection(nameof(Alone))]
public sealed class LoadingTimeTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    [Fact]
    public void World_2025_loads_within_a_second_once_compiled()
    {
        ScenarioLoader.Load("world-2025");
        TimeSpan best = TimeSpan.MaxValue;
        for (int i = 0; i < 5; i++)
        {
            TimeSpan before = Process.GetCurrentProcess().TotalProcessorTime;
            ScenarioLoader.Load("world-2025");
            TimeSpan used = Process.GetCurrentProcess().TotalProcessorTime - before;
            best = used < best ? used : best;
        }

        TestContext.Current.SendDiagnosticMessage($"world-2025 loads in {best.TotalMilliseconds:F0} ms of processor time");
        Assert.True(best < Limit, $"Loading took {best.TotalMilliseconds:F0} ms of processor time.");
    }

    /// <summary>Runs when no other test does: the processor time of a process is that of all its threads.</summary>
    [CollectionDefinition(nameof(Alone), DisableParallelization = true)]
    public sealed class Alone;
}
