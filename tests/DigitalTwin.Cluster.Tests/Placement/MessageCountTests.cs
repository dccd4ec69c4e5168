using System.Diagnostics.Metrics;

namespace DigitalTwin.Cluster.Tests.Placement;

/// <summary>
/// What a tick costs between silos: a call and an answer a round for each grid that lives elsewhere, whatever its number of members.
/// Counted by Orleans' own instrument.
/// </summary>
[Collection(nameof(CountedAlone))]
public sealed class MessageCountTests
{
    private const string Meter = "Microsoft.Orleans";
    private const string Sent = "orleans-messaging-sent-messages-size"; // one measurement a message that leaves a silo or a client
    private const int Ticks = 240;

    [Fact]
    public async Task Messages_between_silos_grow_with_grids_and_not_with_entities()
    {
        WorldSpec few = EveryKindWorld.Build(), many = WithFleetsSplit(few, 12);
        Assert.True(many.Fleets.Length >= few.Fleets.Length + 50);

        double fewMessages = await MessagesATick(few), manyMessages = await MessagesATick(many);

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{few.Zones.Length} grids: {fewMessages:F1} messages a tick with {few.Fleets.Length} fleets, "
            + $"{manyMessages:F1} with {many.Fleets.Length}");
        Assert.InRange(fewMessages, 2, 6 * few.Zones.Length);
        Assert.InRange(manyMessages / fewMessages, 0.7, 1.3);
    }

    /// <summary>The same world with every fleet in so many parts of equal size.</summary>
    private static WorldSpec WithFleetsSplit(WorldSpec world, int parts) => world with
    {
        Digest = world.Digest[..^1] + (world.Digest[^1] == '0' ? '1' : '0'),
        Fleets =
        [
            .. world.Fleets.SelectMany(fleet => Enumerable.Range(0, parts).Select(part => fleet with { Id = $"{fleet.Id}-{part}" })),
        ],
    };

    private static async Task<double> MessagesATick(WorldSpec world)
    {
        await using TestSilos cluster = await TestSilos.Start(2, new FixedWorlds(world));
        await cluster.Run(FixedWorlds.SpecOf(world), 24); // everybody has come to life
        long sent = 0;
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (instrument.Meter.Name == Meter && instrument.Name == Sent)
                listening.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<int>((_, _, _, _) => Interlocked.Increment(ref sent));
        listener.Start();
        await cluster.Run(FixedWorlds.SpecOf(world), 24 + Ticks);
        return sent / (double)Ticks;
    }
}
