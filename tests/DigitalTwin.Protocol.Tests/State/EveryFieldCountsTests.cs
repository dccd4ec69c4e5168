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
        var factory = new ParticipantFactory(EveryKindWorld.Build(), seed: 1);
        for (int grid = 0; grid < participants.Grids.Count; grid++)
        {
            AssertSurvives(participants.Grids[grid], fresh.Grids[grid]);
            foreach (Member member in participants.Members[grid])
                AssertSurvives(member, factory.CreateMember(member.Id, BirthOf(member.Id)));
        }

        AssertSurvives(participants.Simulation, fresh.Simulation);
        AssertSurvives(participants.Coupling, fresh.Coupling);
    }

    private static MemberBirth? BirthOf(string member) =>
        EveryKindWorld.Build().CandidateSites.FirstOrDefault(site => site.Id == member) is DatacenterSpec chosen
            ? new MemberBirth(chosen, null)
            : EveryKindWorld.EveryKindOfEvent(at: 0).FirstOrDefault(injected => injected.Birth?.Id == member)?.Birth;

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
        var driver = new TickDriver(world, EveryKindWorld.EveryKindOfEvent(at: Ticks - 3));
        for (int tick = 0; tick < Ticks; tick++)
            driver.Step();
        return driver.Participants;
    }
}
