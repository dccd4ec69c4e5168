using DigitalTwin.Protocol.Grids;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace DigitalTwin.Cluster.Tests.Wire;

/// <summary>What goes over the wire comes out as it went in, to the last bit; within a silo nothing is copied.</summary>
public sealed class RoundTripTests
{
    private static readonly ServiceProvider Services = new ServiceCollection().AddSerializer().BuildServiceProvider();
    private static readonly Serializer Serializer = Services.GetRequiredService<Serializer>();
    private static readonly DeepCopier Copier = Services.GetRequiredService<DeepCopier>();
    private static readonly RunSpec Spec = new("two-zones", "0123456789abcdef", ulong.MaxValue);
    private static readonly WorldSpec World = EveryKindWorld.Build();

    [Fact]
    public void Calls_and_answers_of_members()
    {
        var factory = new ParticipantFactory(World, 1);
        Grid grid = factory.CreateGrid(0);
        GridStep step = grid.Load(new GridLoad(factory.Run, 1, -1, default, Saves: true));
        Member[] members = [.. grid.Members.Select(member => factory.CreateMember(member.Id))];
        MemberReply[] loaded = [.. members.Select((member, i) =>
            member.Load(Same(new MemberOrder(Spec, step.Loads.Span[i])).Load.ForMember))];
        grid.Resume([.. loaded.Select(reply => Same(new MemberAnswer(reply)).Reply)]);

        step = grid.Handle(new GridRequest(new CallId(factory.Run, 1, 0, 0), Digest.None, null, default));
        for (int i = 0; i < members.Length; i++)
        {
            MemberRequest request = step.Calls.Span[i];
            MemberRequest arrived = Same(new MemberCall(request)).Request;
            Assert.Equal(StateBytes.Encode(request), StateBytes.Encode(arrived));
            MemberReply reply = members[i].Handle(arrived);
            Assert.Equal(ReplyStatus.Done, reply.Status);
            Assert.Equal(StateBytes.Encode(reply), StateBytes.Encode(Same(new MemberAnswer(reply)).Reply));
        }
    }

    [Fact]
    public void Calls_and_answers_of_grids_and_of_the_coupling()
    {
        var factory = new ParticipantFactory(World, 1);
        var station = new GridStation(factory, 0);
        var load = new GridLoad(factory.Run, 1, -1, default, Saves: true);
        Assert.Equal(StateBytes.Encode(load), Same(new GridOrder(Spec, StateBytes.Encode(load))).Frame.ToArray());
        station.Load(load);
        var request = new GridRequest(new CallId(factory.Run, 1, 0, 0), Digest.None, null, default, Saves: true);
        GridReply reply = station.Call(Same(new GridCall(request)).Request);
        Assert.Equal(StateBytes.Encode(reply), StateBytes.Encode(Same(new GridAnswer(reply)).Reply));

        Coupling coupling = factory.CreateCoupling();
        CouplingOrder order = Same(new CouplingOrder(Spec, factory.Run, 1, -1, new byte[] { 1, 2 }, true));
        Assert.Equal((Spec, factory.Run, 1, -1L, true), (order.Spec, order.Run, order.Epoch, order.Tick, order.Saves));
        Assert.Equal([1, 2], order.Checkpoint.ToArray());
        coupling.Load(new CouplingLoad(factory.Run, 1, -1, default, false));
        NetSupplyCurve[] curves = [reply.Curve, new(), new()];
        var clear = new ClearRequest(new CallId(factory.Run, 1, 0, 0), Digest.None, Digest.None, curves, default, Saves: true);
        ClearRequest arrived = Same(new ClearCall(clear)).Request;
        Assert.Equal(StateBytes.Encode(clear), StateBytes.Encode(arrived));
        ClearReply cleared = coupling.Handle(arrived);
        Assert.Equal(StateBytes.Encode(cleared), StateBytes.Encode(Same(new ClearAnswer(cleared)).Reply));
        var told = new Message(EntityIds.Coupling, EntityIds.Country("north"), 3, 0, new LineOutlookPayload(new LineOutlook("a>b", 5)));
        Assert.Equal([told], Same(new ClearAnswer(cleared with { Outbox = [told] })).Reply.Outbox);
    }

    [Fact]
    public void Standings()
    {
        var run = new RunStanding("r", Spec, "Running", 5, 10, "ab", 2, 1, 3, 3, "127.0.0.1:1@2", "all is well", "Barrier");
        Assert.Equal(run, Same(run));
        var inject = new InjectCall("here", "[]");
        Assert.Equal(inject, Same(inject));
        var epoch = new EpochNote(2, true, 24, 3, "127.0.0.1:1@2", "why", DateTimeOffset.UnixEpoch);
        Assert.Equal(epoch, Same(epoch));
        var silo = new SiloReport("s", 7, "127.0.0.1:1@2", "running", 9);
        Assert.Equal(silo, Same(silo));
    }

    /// <summary>What arrives after a message was serialized; a copy within a silo is the message itself.</summary>
    private static T Same<T>(T message)
        where T : class
    {
        Assert.Same(message, Copier.Copy(message));
        return Serializer.Deserialize<T>(Serializer.SerializeToArray(message))!;
    }
}
