using Happen = DigitalTwin.Testing.Worlds.Events;

namespace DigitalTwin.Runs.Tests.Folders;

/// <summary>Runs are left at a tick, go their own way, and it is found where they part: a world with every kind of participant.</summary>
public sealed class TimeTravelTests : IDisposable
{
    private const long Ticks = 30;
    private const long At = 12;

    private static readonly WorldSpec World = EveryKindWorld.Build();

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("twin-travel-");

    /// <summary>An event that reaches the new run alone, who shows it first, and in which field.</summary>
    public static TheoryData<RunEvent, string, string> Own => new()
    {
        { Happen.Outage("east/coal", At + 1), "east/coal", "" },
        { Happen.Derate("south/campus", At + 1, left: 0.5), "south/campus", "imposed" },
        { Happen.DemandShock("north", At + 1, factor: 1.5), "north", "load_mw" },
        { Happen.LineLoss("north>south", At + 1), "simulation", "undelivered" },
        { Happen.Birth(EveryKindWorld.NewCampus("north/new-campus", "north"), At + 1), "north/new-campus", "member" },
        { Happen.Retirement("north", "north/flexible", At + 1), "north/flexible", "member" },
    };

    [Fact]
    public void A_fork_without_events_repeats_the_run_that_it_left_with_all_its_events()
    {
        RunHistory parent = Run("parent", EveryKindWorld.EveryKindOfEvent(at: 3));
        RunHistory fork = Fork(parent, At);

        Assert.Equal(parent.Hashes, fork.Hashes);
        Assert.Equal(new RunParent(parent.Folder, At, parent.Hashes[(int)At - 1]), fork.Manifest.Parent);
        Assert.Null(RunComparison.FirstDifference(parent, fork, World, World));
        Assert.Equal(Ticks, RunComparison.EqualTicks(parent, fork));
    }

    [Theory]
    [MemberData(nameof(Own))]
    public void The_first_difference_names_the_entity_that_an_event_reached(RunEvent own, string entity, string field)
    {
        RunHistory parent = Run("parent", []);
        RunHistory fork = Fork(parent, At, own);
        RunDifference? found = RunComparison.FirstDifference(parent, fork, World, World);

        Assert.Equal(parent.Hashes.Take((int)At), fork.Hashes.Take((int)At));
        Assert.Contains(found!.Tick, (long[])[At, At + 1]);
        Assert.Equal(entity, found.Entity);
        Assert.Contains(field, found.Field, StringComparison.Ordinal);
        Assert.NotEqual(found.First, found.Second);
        Assert.True(found.Entities > 0);
    }

    [Fact]
    public void What_was_measured_changes_nothing()
    {
        RunHistory parent = Run("parent", []);
        RunHistory fork = Fork(parent, At, Happen.Measured("east", "price_usd_per_mwh", At + 1, value: 55));

        Assert.Equal(parent.Hashes, fork.Hashes);
        Assert.Single(fork.Events);
    }

    [Fact]
    public void A_fork_keeps_what_had_been_accepted_by_then_and_nothing_later()
    {
        RunHistory parent = Run("parent", [Happen.DemandShock("east", 20, factor: 1.1)]);
        RunHistory fork = Fork(Fork(parent, 5, Happen.DemandShock("south", 8, factor: 1.2)), At);

        Assert.Equal(["DemandShock-east--20", "DemandShock-south--8"], fork.Events.Select(entry => entry.Event!.Id));
        Assert.Equal(5, RunComparison.EqualTicks(parent, fork) - 2);
    }

    [Fact]
    public void A_run_cannot_be_left_at_a_tick_that_it_has_not_reached()
    {
        RunHistory parent = Run("parent", []);
        var refused = Assert.Throws<RunFolderException>(() => RunFork.Write(parent, Ticks + 1, Folder("fork"), Ticks, []));
        Assert.Contains("has 30 ticks, so it cannot be left at tick 31", refused.Message);
    }

    [Fact]
    public void A_run_that_does_not_repeat_is_not_compared()
    {
        RunHistory parent = Run("parent", []);
        RunHistory fork = Fork(parent, At, Happen.DemandShock("north", At + 1, factor: 1.5));
        WorldSpec changed = World with { FlexibleLoads = [] };

        var refused = Assert.Throws<RunFolderException>(() => RunComparison.FirstDifference(parent, fork, World, changed));
        Assert.Contains("has changed since the run", refused.Message);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string Folder(string name) => Path.Combine(_folder.FullName, name);

    private RunHistory Run(string name, IReadOnlyList<RunEvent> events)
    {
        string folder = Folder(name);
        using (LocalRun run = LocalRun.Start(World, OptionsOf(folder), new AssumptionSummary(0, 0)))
        {
            foreach (RunEvent injected in events)
                run.Inject(injected);
            Assert.True(run.Advance());
        }

        return RunHistory.Read(folder);
    }

    private RunHistory Fork(RunHistory parent, long at, params RunEvent[] own)
    {
        string folder = parent.Folder + "-fork";
        RunFork.Write(parent, at, folder, Ticks, own);
        using (LocalRun run = LocalRun.Start(World, OptionsOf(folder), new AssumptionSummary(0, 0)))
            Assert.True(run.Advance());
        return RunHistory.Read(folder);
    }

    private static RunOptions OptionsOf(string folder) =>
        new() { Scenario = "every-kind", Seed = 1, Ticks = Ticks, Threads = 1, OutDirectory = folder };
}
