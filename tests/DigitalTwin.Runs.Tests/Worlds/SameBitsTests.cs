namespace DigitalTwin.Runs.Tests.Worlds;

/// <summary>The same scenario and seed give the same hash in every tick, whatever the threads and however messages travel.</summary>
public sealed class SameBitsTests
{
    private const int Ticks = 72;

    [Fact]
    public void Twice_the_same_seed_gives_the_same_hashes() =>
        Assert.Equal(RunRecorder.Run(World, Ticks).Hashes, RunRecorder.Run(World, Ticks).Hashes);

    [Fact]
    public void Another_seed_gives_another_hash() =>
        Assert.NotEqual(RunRecorder.Run(World, Ticks, seed: 1).Hashes[^1], RunRecorder.Run(World, Ticks, seed: 2).Hashes[^1]);

    [Fact]
    public void Threads_do_not_show() =>
        Assert.Equal(RunRecorder.Run(World, Ticks, threads: 1).Hashes, RunRecorder.Run(World, Ticks, threads: 4).Hashes);

    [Fact]
    public void Encoding_every_message_on_its_way_does_not_show() =>
        Assert.Equal(RunRecorder.Run(World, Ticks).Hashes, RunRecorder.Run(World, Ticks, encodeMessages: true).Hashes);

    [Fact]
    public void A_repeated_call_is_answered_again_and_changes_nothing()
    {
        (GridStation station, GridRequest request) = Opened();
        GridReply first = station.Call(request);
        Core.State.Digest digest = first.Digest;
        GridReply second = station.Call(request);
        Assert.Same(first, second);
        Assert.Equal(digest, second.Digest);
    }

    [Fact]
    public void The_same_call_with_other_input_is_a_conflict_and_changes_nothing()
    {
        (GridStation station, GridRequest request) = Opened();
        Core.State.Digest digest = station.Call(request).Digest;
        GridReply conflict = station.Call(request with { Outcome = new ZoneOutcome(1, 0, 1, 1, 0, 0) });
        Assert.Equal(Core.Calls.ReplyStatus.Conflict, conflict.Status);
        Assert.Equal(digest, conflict.Digest);
    }

    [Fact]
    public void A_participant_without_a_state_answers_gap()
    {
        var factory = new ParticipantFactory(World, seed: 1);
        GridReply gap = new GridStation(factory, 0).Call(factory.CreateSimulation().Open(1, [], [], saves: false).Span[0]);
        Assert.Equal(Core.Calls.ReplyStatus.Gap, gap.Status);
    }

    [Fact]
    public void A_call_for_another_past_is_a_gap_and_changes_nothing()
    {
        (GridStation station, GridRequest request) = Opened();
        GridReply answered = station.Call(request);
        Core.State.Digest digest = answered.Digest;
        GridReply gap = station.Call(request with { Call = request.Call with { Tick = 5 }, Predecessor = new(42) });
        Assert.Equal(Core.Calls.ReplyStatus.Gap, gap.Status);
        Assert.Equal(digest, gap.Digest);
    }

    private static (GridStation Station, GridRequest Request) Opened()
    {
        var factory = new ParticipantFactory(World, seed: 1);
        var station = new GridStation(factory, 0);
        station.Load(new GridLoad(factory.Run, 1, -1, default, Saves: false));
        return (station, factory.CreateSimulation().Open(1, [], [], saves: false).Span[0]);
    }

    private static WorldSpec World { get; } = EveryKindWorld.Build();
}
