using DigitalTwin.Engine.Local;
using DigitalTwin.Model.Specs;
using DigitalTwin.Model.State;
using DigitalTwin.Model.Time;
using DigitalTwin.Protocol.Coordination;
using DigitalTwin.Protocol.Encoding;
using DigitalTwin.Protocol.Grids;
using DigitalTwin.Protocol.Identity;
using DigitalTwin.Testing.State;
using DigitalTwin.Testing.Worlds;

namespace DigitalTwin.Protocol.Tests.State;

/// <summary>
/// The hash covers everything that can matter later: every mutable field of every participant, found by reflection, is changed once, and
/// the digest must notice. What is deliberately left out says so with <see cref="NotStateAttribute"/>.
/// </summary>
public sealed class EveryFieldCountsTests
{
    private const int Ticks = 60;

    [Fact]
    public void Changing_any_field_of_any_participant_changes_its_digest()
    {
        Participants participants = AfterAFewDays(EveryKindWorld.Build());
        List<IStateful> all =
            [participants.Simulation, participants.Coupling, .. participants.Grids, .. participants.Members.SelectMany(m => m)];
        var silent = new List<string>();
        int changed = 0;
        foreach (IStateful participant in all)
        {
            Digest before = DigestOf(participant);
            foreach (StateSlot slot in StateSlots.Of(participant))
            {
                object? old = slot.Change();
                if (DigestOf(participant) == before)
                    silent.Add(slot.Path);
                slot.Write(old);
                changed++;
            }

            Assert.Equal(before, DigestOf(participant));
        }

        Assert.True(changed > 500, $"only {changed} fields were found");
        Assert.Empty(silent.Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_state_survives_the_way_through_bytes()
    {
        Participants participants = AfterAFewDays(EveryKindWorld.Build());
        Participants fresh = Participants.Create(EveryKindWorld.Build(), seed: 1);
        for (int grid = 0; grid < participants.Grids.Count; grid++)
        {
            AssertSurvives(participants.Grids[grid], fresh.Grids[grid]);
            for (int m = 0; m < participants.Members[grid].Length; m++)
                AssertSurvives(participants.Members[grid][m], fresh.Members[grid][m]);
        }

        AssertSurvives(participants.Simulation, fresh.Simulation);
        AssertSurvives(participants.Coupling, fresh.Coupling);
    }

    private static void AssertSurvives(IStateful from, IStateful to)
    {
        var writer = new CanonicalWriter(1024);
        from.VisitState(ref writer);
        var reader = new CanonicalReader(writer.Written.ToArray());
        to.VisitState(ref reader);
        reader.ExpectEnd();
        Assert.Equal(FieldRecorder.Record(from), FieldRecorder.Record(to));
    }

    private static Digest DigestOf(IStateful participant)
    {
        var writer = new CanonicalWriter(1024);
        participant.VisitState(ref writer);
        return Digest.Of(writer.Written);
    }

    private static Participants AfterAFewDays(WorldSpec world)
    {
        var factory = new ParticipantFactory(world, seed: 1);
        Simulation simulation = factory.CreateSimulation();
        Coupling coupling = factory.CreateCoupling();
        GridStation[] stations = [.. world.Zones.Select((_, i) => new GridStation(factory, i))];
        var load = new GridLoad(factory.Run, 1, -1, default, Saves: false);
        foreach (GridStation station in stations)
            station.Load(load);
        coupling.Load(new CouplingLoad(factory.Run, 1, -1, default, Saves: false));
        for (int tick = 0; tick < Ticks; tick++)
        {
            Open(simulation, stations);
            simulation.Cleared(coupling.Handle(simulation.Clear(1, saves: false)));
        }

        Open(simulation, stations);
        return new Participants(
            simulation,
            coupling,
            [.. stations.Select(station => station.Grid)],
            [.. stations.Select(station => station.Members.ToArray())]);
    }

    private static void Open(Simulation simulation, GridStation[] stations)
    {
        GridRequest[] requests = simulation.Open(1, [], saves: false).ToArray();
        simulation.Gather([.. stations.Select((station, i) => station.Call(requests[i]))]);
    }
}
