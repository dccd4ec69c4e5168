namespace DigitalTwin.Runs.Tests.Storage;

/// <summary>
/// The disk fails once, at any step: before it has any effect, with half of it done, or after it. The store answers that the outcome is
/// unknown; asked again, it does what was asked, and has lost nothing even when the power goes then.
/// </summary>
public sealed class FailingDiskTests
{
    private static readonly StoreJourney Calm = StoreJourney.On(new SimulatedDisk(), epochs: 2);

    [Theory]
    [InlineData(DiskFault.Before)]
    [InlineData(DiskFault.Halfway)]
    [InlineData(DiskFault.After)]
    public void What_has_failed_is_done_when_asked_again(DiskFault fault)
    {
        int failed = 0;
        for (int step = 0; step < Calm.Disk.Steps.Count; step++)
        {
            StoreJourney journey = StoreJourney.On(new SimulatedDisk { FailingStep = step, Fault = fault }, epochs: 2);
            Assert.Equal(-1, journey.Disk.FailingStep);
            StoreCalls.AssertSame(Calm.Moments[^1].Log, journey.Moments[^1].Log);
            foreach (StoreMoment moment in journey.Moments.Where(moment => moment.Steps > step).Take(3).Append(journey.Moments[^1]))
            {
                SimulatedDisk left = Crash.After(journey.Disk, moment.Steps, _ => false);
                Aftermath.AssertKept(left, journey.Moments, moment.Steps, $"step {step} failed ({fault}), {moment.Steps} steps");
                failed++;
            }
        }

        Assert.True(failed > 400, $"{failed} failures");
    }
}
