using DigitalTwin.FaultSimulation;

namespace DigitalTwin.Testing.Worlds;

/// <summary>Thirty ticks of the world with every kind of participant: five checkpoints, events, births and retirements.</summary>
public static class EveryKindSchedule
{
    private const string NewCampus = "north/new-campus";

    /// <summary>The schedule.</summary>
    public static SimSchedule Build() => new(
        Ticks: 30,
        CheckpointEvery: 5,
        FirstTarget: 4,
        Pinned:
        [
            new("shock-north", 8, "north", new ActiveEffect(EffectKind.DemandShock, "", 1.2, 0), 6, null, ""),
            new("line-lost", 10, EntityIds.Coupling, new ActiveEffect(EffectKind.LineDerate, "north>south", 0, 0), 5, null, ""),
            new("campus-born", 12, "north", default, null, new MemberBirth(Campus(), null), ""),
            new("miner-gone", 16, "north", default, null, null, "north/flexible"),
            new("miner-born", 19, "east", default, null, new MemberBirth(null, Miner()), ""),
            new("miner-born-gone", 26, "east", default, null, null, "east/flexible-2"),
        ],
        Loose: new("shock-south", null, "south", new ActiveEffect(EffectKind.DemandShock, "", 1.1, 0), null, null, ""),
        LooseAtMs: 0);

    private static DatacenterSpec Campus() => new()
    {
        Id = NewCampus,
        Name = "New campus",
        Zone = "north",
        Operator = "builder",
        Latitude = 0,
        Longitude = 0,
        FacilityMw = DatedPath.Constant(40),
        Pue = 1.1,
        FlexibleShare = 0.5,
        FlexibleStrikeUsdPerMwh = 200,
        Accelerator = EveryKindWorld.Accelerator,
    };

    private static FlexibleLoadSpec Miner() => new()
    {
        Id = "east/flexible-2",
        Zone = "east",
        PowerMw = DatedPath.Constant(30),
        BreakEvenUsdPerMwh = 70,
    };
}
