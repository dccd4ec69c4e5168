using System.Diagnostics;
using DigitalTwin.Grains.Keys;
using DigitalTwin.Protocol.Grids;
using DigitalTwin.Runs.Local;
using DigitalTwin.Silo.Hosting;

namespace DigitalTwin.Silo.Bench;

/// <summary>
/// Measures a run on a silo of this process, as <c>twin up</c> carries it, beside the same run on the local engine and beside empty calls
/// with the same tree, barrier and sizes: in turn, round by round, so that whatever else the machine does falls on all. Both runs are
/// written to folders.
/// </summary>
public static class ClusterBench
{
    /// <summary>Ticks before anything is measured: the compiler has then seen all of it often.</summary>
    private const int WarmUpTicks = 480;

    private const int Rounds = 5;

    /// <summary>Measures.</summary>
    /// <param name="world">The world.</param>
    /// <param name="seed">Seed.</param>
    /// <param name="ticks">Ticks to measure.</param>
    /// <param name="freePort">Finds a free port.</param>
    public static async Task<ClusterBenchFigures> Run(WorldSpec world, ulong seed, int ticks, Func<int> freePort)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("twin-bench-");
        try
        {
            await using var silo = EmbeddedSilo.Begin(freePort);
            await silo.Started;
            return await Run(silo, world, seed, Math.Max(1, ticks / Rounds), folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<ClusterBenchFigures> Run(EmbeddedSilo silo, WorldSpec world, ulong seed, int ticks, string folder)
    {
        var factory = new ParticipantFactory(world, seed);
        (int callBytes, int answerBytes) = Sizes(factory);
        IEchoGrain driver = await Echoes(silo.Grains, factory, answerBytes);
        using IDrivenRun carried = Open(silo.Open, world, seed, Path.Combine(folder, "silo"));
        using IDrivenRun local = Open(LocalRun.Start, world, seed, Path.Combine(folder, "local"));
        Advance(carried, WarmUpTicks);
        Advance(local, WarmUpTicks);
        await driver.Drive(WarmUpTicks, callBytes);
        var rounds = new ClusterBenchRound[Rounds];
        for (int round = 0; round < Rounds; round++)
        {
            int target = WarmUpTicks + (round + 1) * ticks;
            BenchTime onSilo = Measure(() => Advance(carried, target));
            BenchTime onLocal = Measure(() => Advance(local, target));
            rounds[round] = new ClusterBenchRound(
                onSilo, onLocal, Measure(() => driver.Drive(ticks, callBytes).GetAwaiter().GetResult()));
        }

        string hash = carried.Summarise().Hash;
        if (hash != local.Summarise().Hash)
            throw new InvalidOperationException($"The silo ends with {hash}, the local engine with {local.Summarise().Hash}.");
        double measured = (double)factory.Count * Rounds * ticks;
        return new ClusterBenchFigures(
            factory.Count,
            Rounds * ticks,
            measured / rounds.Sum(round => round.Silo.Seconds),
            measured / rounds.Sum(round => round.Local.Seconds),
            measured / rounds.Sum(round => round.Empty.Seconds),
            Median(rounds, round => round.Silo.Seconds / round.Local.Seconds),
            Median(rounds, round => round.Silo.ProcessorSeconds / round.Local.ProcessorSeconds),
            Median(rounds, round => round.Empty.Seconds / round.Silo.Seconds),
            rounds,
            hash);
    }

    private static IDrivenRun Open(OpenRun open, WorldSpec world, ulong seed, string folder) => open(
        world,
        new RunOptions { Scenario = world.Name, Seed = seed, OutDirectory = folder, StartsHeld = true },
        new AssumptionSummary(0, 0));

    private static void Advance(IDrivenRun run, long ticks)
    {
        run.AimAt(ticks);
        run.Advance();
    }

    private static BenchTime Measure(Action action)
    {
        long began = Stopwatch.GetTimestamp();
        TimeSpan used = Environment.CpuUsage.TotalTime;
        action();
        return new BenchTime(Stopwatch.GetElapsedTime(began).TotalSeconds, (Environment.CpuUsage.TotalTime - used).TotalSeconds);
    }

    private static double Median(ClusterBenchRound[] rounds, Func<ClusterBenchRound, double> ratio) =>
        rounds.Select(ratio).Order().ElementAt(rounds.Length / 2);

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
}
