namespace DigitalTwin.FaultSchedules.Tests;

/// <summary>The simulator finds what an implementation could do wrong, within a thousand seeds, and shrinks what it finds.</summary>
[Collection("one after the other")]
public sealed class PlantedBugTests(ITestOutputHelper output)
{
    private const int Seeds = 1000;

    private static readonly SimulatedRun Simulated =
        new(new ParticipantFactory(EveryKindWorld.Build(), seed: 1), EveryKindSchedule.Build());

    public static TheoryData<string> Bugs =>
        [.. Enum.GetNames<PlantedBug>().Where(name => name != nameof(PlantedBug.None))];

    [Theory]
    [MemberData(nameof(Bugs))]
    public void Is_found(string name)
    {
        PlantedBug bug = Enum.Parse<PlantedBug>(name);
        for (ulong seed = 0; seed < Seeds; seed++)
        {
            SimResult result = Simulated.Run(seed, new HashSet<ulong>(), trace: false, bug);
            if (result.Failure is null)
                continue;
            output.WriteLine($"{name}: seed {seed}, {result.Faults.Count} faults: {result.Failure}");
            return;
        }

        Assert.Fail($"{Seeds} seeds do not find {name}.");
    }

    [Fact]
    public void A_failing_schedule_is_shrunk_to_the_faults_that_it_needs()
    {
        SimResult Run(ulong seed, IReadOnlySet<ulong> suppressed) =>
            Simulated.Run(seed, suppressed, trace: false, PlantedBug.StoreSkipsEpochCheck);

        SimResult failed = Enumerable.Range(0, Seeds)
            .Select(seed => Run((ulong)seed, new HashSet<ulong>()))
            .First(result => result.Failure is not null && result.Faults.Count > 5);
        SimResult shrunk = Run(failed.Seed, Shrinker.Shrink(suppressed => Run(failed.Seed, suppressed), failed));
        output.WriteLine($"{failed.Faults.Count} faults shrunk to {shrunk.Faults.Count}: {shrunk.Failure}");
        Assert.NotNull(shrunk.Failure);
        Assert.True(shrunk.Faults.Count < failed.Faults.Count);
    }
}
