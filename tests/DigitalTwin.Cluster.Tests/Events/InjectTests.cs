using DigitalTwin.Protocol.Events;
using DigitalTwin.Runs.Events;

namespace DigitalTwin.Cluster.Tests.Events;

/// <summary>Events reach a run on a cluster, with the same bits as on the local engine.</summary>
public sealed class InjectTests
{
    private const int Ticks = 72;

    private static WorldSpec World { get; } = EveryKindWorld.Build();

    [Fact]
    public async Task An_event_shows_as_it_does_on_the_local_engine()
    {
        string at = World.Calendar.InstantOf(40).ToString("yyyy-MM-ddTHH:mm'Z'", CultureInfo.InvariantCulture);
        string text = $$"""[{"id": "cold-1", "kind": "demand-shock", "target": "{{World.Zones[0].Id}}", "value": 1.2, "at": "{{at}}"}]""";
        RunEvent expected = new EventValidator(World).Check(EventFile.Parse("test", text, []), [], 0)[0].Event!;

        await using TestSilos cluster = await TestSilos.Start(2, new FixedWorlds(World));
        await cluster.Run(FixedWorlds.SpecOf(World), 20);
        ICoordinatorGrain simulation = cluster.Grains.GetGrain<ICoordinatorGrain>("test");
        string answer = await simulation.Inject(new InjectCall("test", text));
        string again = await simulation.Inject(new InjectCall("test", text));
        RunStanding end = await cluster.Run(FixedWorlds.SpecOf(World), Ticks);

        Assert.Contains("\"accepted\": true", answer, StringComparison.Ordinal);
        Assert.Equal(answer, again);
        Assert.Equal(RunRecorder.Run(World, Ticks, [expected]).Hashes[^1], end.Hash);
    }

    [Fact]
    public async Task What_is_wrong_is_said_and_nothing_is_taken()
    {
        await using TestSilos cluster = await TestSilos.Start(1, new FixedWorlds(World));
        await cluster.Run(FixedWorlds.SpecOf(World), 5);
        string answer = await cluster.Grains.GetGrain<ICoordinatorGrain>("test").Inject(
            new InjectCall("test", """[{"id": "x", "kind": "outage", "target": "nowhere", "value": 1}]"""));
        Assert.Contains("nowhere", answer, StringComparison.Ordinal);
        RunStanding end = await cluster.Run(FixedWorlds.SpecOf(World), Ticks);
        Assert.Equal(RunRecorder.Run(World, Ticks).Hashes[^1], end.Hash);
    }
}
