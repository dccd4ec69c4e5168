using DigitalTwin.Scenarios;

namespace DigitalTwin.FaultSchedules.Tests;

/// <summary>Seed after seed over the schedule that is made for a world.</summary>
[Collection("one after the other")]
public sealed class CampaignTests
{
    private static readonly SimulatedRun Simulated =
        new(new ParticipantFactory(EveryKindWorld.Build(), seed: 1), EveryKindSchedule.Build());

    [Theory]
    [InlineData("every-kind", 30)]
    [InlineData("two-zones", 14)]
    public void A_scenario_of_the_library_ends_in_the_hashes_of_a_run_without_faults(string scenario, long ticks)
    {
        ScenarioLoadResult loaded = ScenarioLoader.Load(scenario);
        var simulated = new SimulatedRun(new ParticipantFactory(loaded.World!, 1), ScheduleBuilder.Build(loaded.World!, ticks));
        SimCampaign campaign = Run(simulated.Run, 100, 199, threads: 2);

        Assert.Null(campaign.Failed?.Failure);
        Assert.Equal(100, campaign.Schedules);
        Assert.True(campaign.Faults > 1000 && campaign.Recoveries > 10, $"{campaign.Faults} faults, {campaign.Recoveries} recoveries");
    }

    [Fact]
    public void Every_kind_has_every_kind_of_participant_and_five_checkpoints_within_a_schedule()
    {
        ScenarioLoadResult loaded = ScenarioLoader.Load("every-kind");
        SimSchedule schedule = ScheduleBuilder.Build(loaded.World!);
        var cast = new SimParticipants(new ParticipantFactory(loaded.World!, 1), schedule);

        Assert.Equal(3, loaded.World!.Zones.Length);
        Assert.Equal(
            Enum.GetValues<Model.Market.PlantKind>().Order(), loaded.World.Fleets.Select(fleet => fleet.Kind).Distinct().Order());
        Assert.Equal((30, 5), (schedule.Ticks, schedule.CheckpointEvery));
        Assert.Equal(2, schedule.Pinned.Count(injected => injected.Birth is not null));
        Assert.Equal(2, schedule.Pinned.Count(injected => injected.Retires.Length > 0));
        Assert.Equal(SimKind.Datacenter, cast.Of("EAST/campus-born").Kind);
        Assert.Equal(SimKind.FlexibleLoad, cast.Of("EAST/smelter").Kind);
    }

    [Fact]
    public void The_first_seed_that_fails_ends_it_whatever_the_threads_and_is_shrunk_with_a_trace()
    {
        SimResult Planted(ulong seed, IReadOnlySet<ulong> suppressed, bool trace) =>
            Simulated.Run(seed, suppressed, trace, PlantedBug.StoreSkipsEpochCheck);

        SimCampaign one = Run(Planted, 0, 999, threads: 1);
        SimCampaign two = Run(Planted, 0, 999, threads: 2);
        SimResult shrunk = one.Shrink(one.Failed!);

        Assert.Equal(one.Failed!.Seed, two.Failed!.Seed);
        Assert.Equal((one.Schedules, one.TraceDigest), (two.Schedules, two.TraceDigest));
        Assert.NotNull(shrunk.Failure);
        Assert.True(SimFault.Of(shrunk).Count < SimFault.Of(one.Failed).Count);
        Assert.Contains(shrunk.Trace, line => line.Contains("FAILED: ", StringComparison.Ordinal));
    }

    private static SimCampaign Run(Func<ulong, IReadOnlySet<ulong>, bool, SimResult> run, ulong first, ulong last, int threads)
    {
        var campaign = new SimCampaign(run, threads);
        campaign.Run(first, last, TimeSpan.Zero, _ => { }, CancellationToken.None);
        return campaign;
    }
}
