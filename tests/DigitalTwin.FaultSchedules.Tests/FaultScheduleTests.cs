using System.Diagnostics;

namespace DigitalTwin.FaultSchedules.Tests;

/// <summary>
/// Whatever happens to messages, silos and the store, a run ends in the hashes of a run without faults: three grids with every kind of
/// participant, 30 ticks, five checkpoints, events, births and retirements. <c>TWIN_SCHEDULES</c> sets another number of schedules.
/// </summary>
[Collection("one after the other")]
public sealed class FaultScheduleTests(ITestOutputHelper output)
{
    private const int Usual = 10_000;

    private static readonly SimulatedRun Simulated =
        new(new ParticipantFactory(EveryKindWorld.Build(), seed: 1), EveryKindSchedule.Build());

    [Fact]
    public void Every_schedule_ends_in_the_hashes_of_a_run_without_faults()
    {
        string? asked = Environment.GetEnvironmentVariable("TWIN_SCHEDULES");
        int schedules = asked is null ? Usual : int.Parse(asked, CultureInfo.InvariantCulture);
        long started = Stopwatch.GetTimestamp();
        var results = new SimResult[schedules];
        Parallel.For(0, schedules, seed => results[seed] = Simulated.Run((ulong)seed));
        TimeSpan took = Stopwatch.GetElapsedTime(started);

        var coverage = new CoverageTable();
        foreach (SimResult result in results)
            coverage.Add(result.Faults);
        output.WriteLine(
            $"{schedules} schedules in {took.TotalSeconds:0.0} s, {results.Sum(result => (long)result.Faults.Count)} faults, "
            + $"{results.Sum(result => result.Recoveries)} recoveries");
        output.WriteLine(coverage.ToString());
        foreach (SimResult failed in results.Where(result => result.Failure is not null).Take(20))
            output.WriteLine($"seed {failed.Seed}: {failed.Failure}");
        Assert.DoesNotContain(results, result => result.Failure is not null);
        if (schedules >= Usual)
            Assert.Empty(coverage.Empty);
    }

    [Fact]
    public void The_same_seed_gives_the_same_trace()
    {
        for (ulong seed = 0; seed < 20; seed++)
            Assert.Equal(Simulated.Run(seed).TraceDigest, Simulated.Run(seed, trace: true).TraceDigest);
    }
}
