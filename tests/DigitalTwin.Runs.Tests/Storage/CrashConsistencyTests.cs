namespace DigitalTwin.Runs.Tests.Storage;

/// <summary>
/// The power goes after any step that the store takes on its disk: any write, rename, deletion or synchronisation. What was not
/// synchronised may be there, or not, or in part. Whatever was answered is kept.
/// </summary>
public sealed class CrashConsistencyTests
{
    private const int ChancesAStep = 6;

    private static readonly StoreJourney Journey = StoreJourney.On(new SimulatedDisk());

    private static int Steps => Journey.Disk.Steps.Count;

    [Fact]
    public void The_journey_takes_every_kind_of_step() =>
        Assert.Equal(
            Enum.GetValues<DiskStepKind>().Except([DiskStepKind.Truncate]),
            Journey.Disk.Steps.Select(step => step.Kind).Distinct().Order());

    [Fact]
    public void Nothing_is_lost_when_the_process_ends_after_any_step() => AssertKeptAfterAnyStep("all spared", (_, _) => true);

    [Fact]
    public void Nothing_is_lost_when_the_power_goes_after_any_step() => AssertKeptAfterAnyStep("none spared", (_, _) => false);

    [Fact]
    public void Nothing_is_lost_whatever_of_the_unsynchronised_steps_was_spared()
    {
        for (int chance = 0; chance < ChancesAStep; chance++)
        {
            int seed = chance * 1_000_003;
            AssertKeptAfterAnyStep($"chance {chance}", (steps, step) => new Random(seed + (steps * 1009) + step).Next(2) == 0);
        }
    }

    [Fact]
    public void Nothing_is_lost_when_the_last_write_is_torn()
    {
        int torn = 0;
        for (int steps = 1; steps <= Steps; steps++)
        {
            int length = Journey.Disk.Steps[steps - 1].Bytes.Length;
            foreach (Func<DiskStep, DiskStep> tear in length > 0 ? Tears(length) : [])
            {
                SimulatedDisk left = Crash.After(Journey.Disk, steps, _ => true, tear);
                Aftermath.AssertKept(left, Journey.Moments, steps, $"{steps} steps, torn {torn}");
                torn++;
            }
        }

        Assert.True(torn > 500, $"{torn} torn writes");
    }

    [Fact]
    public void Nothing_is_lost_when_the_recovery_from_a_crash_is_cut_short_by_another()
    {
        for (int steps = 1; steps <= Steps; steps += 3)
        {
            var random = new Random(steps);
            SimulatedDisk first = Crash.After(Journey.Disk, steps, _ => random.Next(2) == 0);
            SimulatedDisk recovering = first.WithPast();
            int before = recovering.Steps.Count;
            _ = new FileStore(recovering, StoreJourney.Run).Handle(new TakeEpochRequest());
            for (int more = before; more <= recovering.Steps.Count; more++)
            {
                SimulatedDisk left = Crash.After(recovering, more, _ => random.Next(2) == 0);
                Aftermath.AssertKept(left, Journey.Moments, steps, $"{steps} steps, {more - before} of the recovery");
            }
        }
    }

    private static void AssertKeptAfterAnyStep(string which, Func<int, int, bool> isSpared)
    {
        for (int steps = 0; steps <= Steps; steps++)
        {
            int at = steps;
            SimulatedDisk left = Crash.After(Journey.Disk, steps, step => isSpared(at, step));
            Aftermath.AssertKept(left, Journey.Moments, steps, $"{steps} steps, {which}");
        }
    }

    /// <summary>A write that stops short, that left zeros at its end or all over, or whose beginning or one sector never came.</summary>
    private static IEnumerable<Func<DiskStep, DiskStep>> Tears(int length)
    {
        foreach (int cut in new SortedSet<int> { 0, 1, 4, 24, 47, 48, 49, length / 2, length - 25, length - 9, length - 1 })
        {
            if (cut < 0 || cut >= length)
                continue;
            yield return step => step with { Bytes = step.Bytes[..cut] };
            yield return step => step with { Bytes = [.. step.Bytes[..cut], .. new byte[length - cut]] };
        }

        for (int sector = 512; sector < length; sector += 512)
        {
            int next = sector;
            yield return step => step with { Bytes = [.. step.Bytes[..next], .. new byte[length - next]] };
            yield return step => step.Kind == DiskStepKind.WriteAt
                ? step with { Offset = step.Offset + next, Bytes = step.Bytes[next..] }
                : step with { Bytes = [.. new byte[next], .. step.Bytes[next..]] };
        }
    }
}
