using System.Diagnostics;
using DigitalTwin.Contracts;
using DigitalTwin.Contracts.Keys;
using DigitalTwin.Contracts.Wire;
using DigitalTwin.Engine.Local;
using DigitalTwin.Engine.Runs;
using DigitalTwin.Grains.Worlds;
using DigitalTwin.Model.Specs;
using DigitalTwin.Protocol.Coordination;
using DigitalTwin.Protocol.Grids;
using DigitalTwin.Protocol.Identity;
using DigitalTwin.Silo.Configuration;
using DigitalTwin.Silo.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Orleans;

namespace DigitalTwin.Silo.Bench;

/// <summary>
/// Measures a run on one silo of this process beside empty calls with the same tree, barrier and sizes, and beside the local engine, in
/// turn, in one process.
/// </summary>
public static class ClusterBench
{
    private const int WarmUpTicks = 24;
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(2);

    /// <summary>Measures.</summary>
    /// <param name="world">The world.</param>
    /// <param name="seed">Seed.</param>
    /// <param name="ticks">Ticks to measure, after a day to warm up.</param>
    /// <param name="ports">Two free ports.</param>
    public static async Task<ClusterBenchFigures> Run(WorldSpec world, ulong seed, int ticks, (int Silo, int Gateway) ports)
    {
        var config = new SiloConfig { Name = "bench", SiloPort = ports.Silo, GatewayPort = ports.Gateway };
        await using WebApplication host = await TwinSilo.Build(config, new OneWorld(world), quiet: true);
        await host.StartAsync();
        IGrainFactory grains = host.Services.GetRequiredService<IGrainFactory>();
        var factory = new ParticipantFactory(world, seed);

        double emptySeconds = await Empty(grains, factory, ticks);
        (double runSeconds, string hash) = await Twin(grains, new RunSpec(world.Name, world.Digest, seed), ticks);
        double localSeconds = Local(world, seed, ticks);
        await host.StopAsync();
        return new ClusterBenchFigures(
            factory.Count,
            ticks,
            factory.Count * ticks / runSeconds,
            factory.Count * ticks / emptySeconds,
            emptySeconds / runSeconds,
            factory.Count * ticks / localSeconds,
            hash);
    }

    private static async Task<(double Seconds, string Hash)> Twin(IGrainFactory grains, RunSpec spec, int ticks)
    {
        ISimulationGrain simulation = grains.GetGrain<ISimulationGrain>("bench");
        await simulation.Begin(spec);
        await simulation.AdvanceTo(WarmUpTicks);
        await Await(simulation, WarmUpTicks);
        long began = Stopwatch.GetTimestamp();
        await simulation.AdvanceTo(WarmUpTicks + ticks);
        RunStanding end = await Await(simulation, WarmUpTicks + ticks);
        return (Stopwatch.GetElapsedTime(began).TotalSeconds, end.Hash);
    }

    private static async Task<RunStanding> Await(ISimulationGrain simulation, long ticks)
    {
        RunStanding standing;
        while ((standing = await simulation.Stand()).Tick < ticks)
            await Task.Delay(LookEvery);
        return standing;
    }

    private static async Task<double> Empty(IGrainFactory grains, ParticipantFactory factory, int ticks)
    {
        (int callBytes, int answerBytes) = Sizes(factory);
        EntityKey run = EntityKey.OfRun("empty");
        for (int i = 0; i < factory.Zones.Length; i++)
            await grains.GetGrain<IEchoGrain>(run.OfGrid($"g{i}").ToString()).Prepare(factory.RosterOf(i).Length, answerBytes);
        IEchoGrain driver = grains.GetGrain<IEchoGrain>(run.ToString());
        await driver.Prepare(factory.Zones.Length, 0);
        await driver.Drive(WarmUpTicks, callBytes);
        long began = Stopwatch.GetTimestamp();
        for (int done = 0; done < ticks; done += WarmUpTicks)
            await driver.Drive(Math.Min(WarmUpTicks, ticks - done), callBytes);
        return Stopwatch.GetElapsedTime(began).TotalSeconds;
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
            calls += GridWire.Encode(request).Length;
            answers += GridWire.Encode(station.Call(request)).Length;
        }

        return (calls / factory.Zones.Length, answers / factory.Zones.Length);
    }

    private static double Local(WorldSpec world, ulong seed, int ticks)
    {
        var options = new RunOptions { Scenario = world.Name, Seed = seed, Ticks = ticks };
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
