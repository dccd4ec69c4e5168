namespace DigitalTwin.Runs.Tests.Events;

/// <summary>Events of every kind on every kind of entity: the bits depend on the events alone.</summary>
public sealed class SameBitsWithEventsTests
{
    private const int Ticks = 96;
    private static readonly WorldSpec World = EveryKindWorld.Build();
    private static readonly IReadOnlyList<RunEvent> Events = EveryKindWorld.EveryKindOfEvent(at: 30);
    private static readonly Lazy<IReadOnlyList<string>> Hashes = new(() => RunRecorder.Run(World, Ticks, Events).Hashes);

    [Fact]
    public void Every_event_shows_in_the_hash_from_its_tick_on()
    {
        IReadOnlyList<string> without = RunRecorder.Run(World, Ticks, []).Hashes;
        Assert.Equal(without.Take(29), Hashes.Value.Take(29)); // the hash of a tick covers the offers for the next
        Assert.Empty(without.Skip(29).Intersect(Hashes.Value.Skip(29)));
        foreach (RunEvent injected in Events.Where(injected => injected.MessagesAt(0, World, []).Count > 0))
        {
            IReadOnlyList<string> alone = RunRecorder.Run(World, 50, [injected]).Hashes;
            Assert.NotEqual(without.Take(50), alone);
        }
    }

    [Fact]
    public void Threads_do_not_show() => Assert.Equal(Hashes.Value, RunRecorder.Run(World, Ticks, Events, threads: 4).Hashes);

    [Fact]
    public void Encoding_does_not_show() => Assert.Equal(Hashes.Value, RunRecorder.Run(World, Ticks, Events, encodeMessages: true).Hashes);

    [Fact]
    public void A_new_life_in_every_tick_does_not_show() =>
        Assert.Equal(Hashes.Value, RunRecorder.Run(World, Ticks, Events, reloads: _ => true).Hashes);

    [Fact]
    public void A_new_life_at_any_one_tick_does_not_show()
    {
        for (long tick = 28; tick < Ticks; tick += 5)
            Assert.Equal(Hashes.Value, RunRecorder.Run(World, Ticks, Events, reloads: now => now == tick).Hashes);
    }
}
