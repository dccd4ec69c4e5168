using WorldEvents = DigitalTwin.Testing.Worlds.Events;

namespace DigitalTwin.FaultSchedules.Tests;

/// <summary>
/// What the market coupling, a grid with a target and a country tell each other arrives on the simulated transport, too, in the same
/// hashes.
/// </summary>
[Collection("one after the other")]
public sealed class WidenedLineTests
{
    private const int Ticks = WideningWorld.NewYear + 12;

    [Fact]
    public void A_line_widened_during_a_run_with_faults_is_the_same_as_in_one_without()
    {
        RunRecorder plain = RunRecorder.Run(WideningWorld.Build(), Ticks);
        Assert.Equal((100.0, 300.0), (plain.FlowMw("cheap>dear", WideningWorld.NewYear), plain.FlowMw("cheap>dear", Ticks - 1)));

        var factory = new ParticipantFactory(WideningWorld.Build(), seed: 1);
        RunEvent loose = WorldEvents.DemandShock("dear", 0, factor: 1.1, hours: 4) with { AtTick = null };
        var schedule = new SimSchedule(Ticks, CheckpointEvery: 500, FirstTarget: 2, Pinned: [], loose, LooseAtMs: 0);
        SimResult result = new SimulatedRun(factory, schedule).Run(seed: 1, trace: true);
        Assert.Null(result.Failure);
        Assert.Contains(result.Trace, line => line.Contains("cheap/coal@2026-01", StringComparison.Ordinal));
    }
}
