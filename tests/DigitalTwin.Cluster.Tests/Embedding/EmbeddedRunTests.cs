using DigitalTwin.Protocol.Coordination;
using DigitalTwin.Results.Summaries;

namespace DigitalTwin.Cluster.Tests.Embedding;

/// <summary>Runs on the silo of <c>up</c>: the bits and the files of the local engine, whoever begins them and whoever goes on.</summary>
public sealed class EmbeddedRunTests : IAsyncDisposable
{
    private static readonly string[] Files =
        ["hashes.csv", "zones.csv", "lines.csv", "campuses_monthly.csv", "countries_monthly.csv", "plants.csv"];

    private readonly string _folder = Directory.CreateTempSubdirectory("twin-embedded-").FullName;
    private readonly EmbeddedSilo _silo = EmbeddedSilo.Begin(LoopbackPorts.Free);

    [Theory]
    [InlineData("world-2025", 336)]
    [InlineData("every-kind", 2000)]
    public void It_gives_the_bits_and_the_files_of_the_local_engine(string scenario, long ticks)
    {
        WorldSpec world = Trial.Of(scenario);
        RunSummary local = Complete(LocalRun.Start, world, "local", ticks);
        RunSummary silo = Complete(_silo.Open, world, "silo", ticks);

        Assert.Equal((ticks, local.Hash), (silo.Ticks, silo.Hash));
        AssertSameFiles("local", "silo");
        Assert.Equal(Comparable(local), Comparable(silo));
    }

    [Fact]
    public void A_run_goes_on_from_the_silo_on_the_local_engine_and_back_to_the_same_files()
    {
        WorldSpec world = Trial.Of("two-zones");
        Complete(LocalRun.Start, world, "whole", 200);
        Complete(_silo.Open, world, "parted", 77);
        Complete(LocalRun.Start, world, "parted", 150);
        Complete(_silo.Open, world, "parted", 200);

        AssertSameFiles("whole", "parted");
    }

    [Fact]
    public async Task It_has_a_grain_for_every_entity_until_it_is_let_go()
    {
        WorldSpec world = EveryKindWorld.Build();
        using (IDrivenRun run = Open(_silo.Open, world, "run"))
        {
            Assert.True(Advance(run, 48));
            TestSilos.AssertOneOfEach(world, await Activations());
        }

        // Grains that were told to go go by themselves, one after the other.
        long began = Environment.TickCount64;
        while ((await Activations()).Length > 0 && Environment.TickCount64 - began < 10_000)
            await Task.Delay(20, TestContext.Current.CancellationToken);
        Assert.Empty(await Activations());
    }

    [Fact]
    public async Task A_run_that_fails_says_why_and_the_others_go_on()
    {
        WorldSpec world = Trial.Of("two-zones");
        using IDrivenRun good = Open(_silo.Open, world, "good");
        using IDrivenRun bad = Open(_silo.Open, world, "bad", new FailingSink(tick: 10));
        Task<bool> goesOn = Task.Run(() => Advance(good, 300), TestContext.Current.CancellationToken);

        Assert.Equal("The sink has failed.", Assert.Throws<InvalidOperationException>(() => Advance(bad, 300)).Message);
        Assert.True(await goesOn);
        Assert.Equal(RunRecorder.Run(world, 300).Hashes[^1], good.Summarise().Hash);
    }

    [Fact]
    public void A_run_that_waits_for_its_reports_stands_at_each_tick_and_is_held_at_a_boundary()
    {
        using IDrivenRun run = Open(_silo.Open, Trial.Of("two-zones"), "run");
        using var hold = new CancellationTokenSource();
        var reported = new List<(long Tick, long Shown)>();
        (run.MostUnlogged, run.WaitsForReports) = (1, true);
        run.AimAt(40);

        Assert.False(run.Advance(new Reports(progress =>
        {
            reported.Add((progress.Tick, run.Ticks));
            if (progress.Tick == 25)
                hold.Cancel();
        }), hold.Token));
        Assert.Equal(Enumerable.Range(1, 25).Select(tick => ((long)tick, (long)tick)), reported);
        Assert.Equal(25, run.Ticks);

        run.WaitsForReports = false;
        Assert.True(Advance(run, 40));
        Assert.Equal(40, run.Ticks);
    }

    [Fact]
    public async Task A_member_whose_activation_has_ended_answers_the_grid_beside_it_a_gap_and_the_run_recovers()
    {
        WorldSpec world = EveryKindWorld.Build();
        using IDrivenRun run = Open(_silo.Open, world, "run");
        Advance(run, 24);
        EntityKey key = EntityKey.OfRun("run").OfGrid(world.Fleets[0].Zone).OfMember(world.Fleets[0].Id);

        await _silo.Grains.GetGrain<IPowerPlantGrain>(key.ToString()).Leave();
        Assert.True(Advance(run, 72));

        Assert.Equal((1, RunRecorder.Run(world, 72).Hashes[^1]), (run.Outlook.Recoveries, run.Summarise().Hash));
    }

    public async ValueTask DisposeAsync()
    {
        await _silo.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private IDrivenRun Open(OpenRun open, WorldSpec world, string name, params ITickSink[] sinks) => open(
        world,
        new RunOptions { Scenario = world.Name, Seed = 1, OutDirectory = Path.Combine(_folder, name), Plants = true, StartsHeld = true },
        new AssumptionSummary(0, 0),
        sinks);

    private RunSummary Complete(OpenRun open, WorldSpec world, string name, long ticks)
    {
        using IDrivenRun run = Open(open, world, name);
        Assert.True(Advance(run, ticks));
        return run.Finish();
    }

    private static bool Advance(IDrivenRun run, long ticks)
    {
        run.AimAt(ticks);
        return run.Advance(null, TestContext.Current.CancellationToken);
    }

    private void AssertSameFiles(string one, string other) => Assert.All(Files, file => Assert.Equal(
        File.ReadAllBytes(Path.Combine(_folder, one, file)), File.ReadAllBytes(Path.Combine(_folder, other, file))));

    private static string Comparable(RunSummary summary) => JsonSerializer.Serialize(summary with { WallSeconds = 0 });

    private async Task<DetailedGrainStatistic[]> Activations()
    {
        DetailedGrainStatistic[] all = await _silo.Grains.GetGrain<IManagementGrain>(0).GetDetailedGrainStatistics();
        return [.. all.Where(grain => grain.GrainType.Contains("DigitalTwin", StringComparison.Ordinal))];
    }

    private sealed class Reports(Action<RunProgress> report) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => report(value);
    }

    private sealed class FailingSink(long tick) : ITickSink
    {
        public void Take(in TickCommit commit)
        {
            if (commit.Tick == tick)
                throw new InvalidOperationException("The sink has failed.");
        }

        public void Dispose()
        {
        }
    }
}
