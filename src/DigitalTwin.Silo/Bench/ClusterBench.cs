using System.Diagnostics;
using DigitalTwin.Grains.Keys;
using DigitalTwin.Protocol.Grids;
using DigitalTwin.Runs.Local;
using DigitalTwin.Silo.Configuration;
using DigitalTwin.Silo.Hosting;
using Microsoft.AspNetCore.Builder;

namespace DigitalTwin.Silo.Bench;

/// <summary>
/// Measures a run on one silo of this process beside empty calls with the same tree, barrier and sizes, in turn, round by round, so that
/// whatever else the machine does falls on both; then the local engine.
/// </summary>
public static class ClusterBench
{
    /// <summary>Ticks before anything is measured: the compiler has then seen all of it often.</summary>
    private const int WarmUpTicks = 480;

    private const int RoundTicks = 24;
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(1);

    /// <summary>Measures.</summary>
    /// <param name="world">The world.</param>
    /// <param name="seed">Seed.</param>
    /// <param name="ticks">Ticks to measure, in whole days.</param>
    /// <param name="ports">Two free ports.</param>
    public static async Task<ClusterBenchFigures> Run(WorldSpec world, ulong seed, int ticks, (int Silo, int Gateway) ports)
    {
        var config = new SiloConfig { Name = "bench", SiloPort = ports.Silo, GatewayPort = ports.Gateway };
        await using WebApplication host = await TwinSilo.Build(config, new OneWorld(world), quiet: true);
        await host.StartAsync();
        IGrainFactory grains = host.Services.GetRequiredService<IGrainFactory>();
        var factory = new ParticipantFactory(world, seed);

        int rounds = Math.Max(1, ticks / RoundTicks);
        double[] emptySeconds = new double[rounds], runSeconds = new double[rounds];
        (int callBytes, int answerBytes) = Sizes(factory);
        IEchoGrain driver = await Echoes(grains, factory, answerBytes);
        ICoordinatorGrain simulation = grains.GetGrain<ICoordinatorGrain>("bench");
        await simulation.Begin(new RunSpec(world.Name, world.Digest, seed));
        RunStanding standing = await Advance(simulation, WarmUpTicks);
        for (int done = 0; done < WarmUpTicks; done += RoundTicks)
            await driver.Drive(RoundTicks, callBytes);
        for (int round = 0; round < rounds; round++)
        {
            long began = Stopwatch.GetTimestamp();
            await driver.Drive(RoundTicks, callBytes);
            emptySeconds[round] = Stopwatch.GetElapsedTime(began).TotalSeconds;
            began = Stopwatch.GetTimestamp();
            standing = await Advance(simulation, WarmUpTicks + (round + 1) * RoundTicks);
            runSeconds[round] = Stopwatch.GetElapsedTime(began).TotalSeconds;
        }

        await host.StopAsync();
        int measured = factory.Count * rounds * RoundTicks;
        return new ClusterBenchFigures(
            factory.Count,
            rounds * RoundTicks,
            measured / runSeconds.Sum(),
            measured / emptySeconds.Sum(),
            emptySeconds.Sum() / runSeconds.Sum(),
            [.. emptySeconds.Zip(runSeconds, (empty, run) => empty / run).Order()],
            factory.Count * (double)ticks / Local(world, seed, ticks),
            standing.Hash);
    }

    private static async Task<RunStanding> Advance(ICoordinatorGrain simulation, long ticks)
    {
        await simulation.AdvanceTo(ticks);
        return await Await(simulation, ticks);
    }

    private static async Task<RunStanding> Await(ICoordinatorGrain simulation, long ticks)
    {
        RunStanding standing;
        while ((standing = await simulation.Stand()).Tick < ticks)
            await Task.Delay(LookEvery);
        return standing;
    }

    private static async Task<IEchoGrain> Echoes(IGrainFactory grains, ParticipantFactory factory, int answerBytes)
    {
        EntityKey run = EntityKey.OfRun("empty");
        for (int i = 0; i < factory.Zones.Length; i++)
            await grains.GetGrain<IEchoGrain>(run.OfGrid($"g{i}").ToString()).Prepare(factory.RosterOf(i).Length, answerBytes);
        IEchoGrain driver = grains.GetGrain<IEchoGrain>(run.ToString());
        await driver.Prepare(factory.Zones.Length, 0);
        return driver;
    }

    /// <summary>Mean sizes of a grid's call and answer in the first tick.</summary>
    private static (int Call, int Answer) Sizes(ParticipantFactory factory)
    {
        int calls = 0, answers = 0;
        for (int i = 0; i < factory.Zones.Length; i++)
        {
            var station = new GridStation(factory, i);
            station.Load(new GridLoad(factory.Run, 1, -1, default, Saves: false));
            var request = new GridRequest(new CallId(factory.Run, 1, 0, 0), Digest.None, null, default);
            calls += StateBytes.Encode(request).Length;
            answers += StateBytes.Encode(station.Call(request)).Length;
        }

        return (calls / factory.Zones.Length, answers / factory.Zones.Length);
    }

    private static double Local(WorldSpec world, ulong seed, int ticks)
    {
        var options = new RunOptions { Scenario = world.Name, Seed = seed, Ticks = ticks };
        using (LocalRun warm = LocalRun.Start(world, options, new AssumptionSummary(0, 0)))
            warm.Advance();
        using LocalRun run = LocalRun.Start(world, options, new AssumptionSummary(0, 0));
        long began = Stopwatch.GetTimestamp();
        run.Advance();
        return Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private sealed class OneWorld(WorldSpec world) : IWorldSource
    {
        public LoadedWorld Load(RunSpec spec) => new(world, new AssumptionSummary(0, 0));
    }
}
