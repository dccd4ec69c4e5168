namespace DigitalTwin.Testing.Worlds;

/// <summary>Pieces of small worlds with campuses that have a plan.</summary>
public static class CampusWorlds
{
    /// <summary>Hours of a month.</summary>
    public const int Month = 730;

    /// <summary>A family of 1 kW and 1 PFLOP/s.</summary>
    public static readonly AcceleratorSpec Chip = new("chip", 1000, 1000, 20_000) { MemoryStacks = 1, PackagesPerWafer = 10 };

    /// <summary>A campus of 200 MW whose halls stand, and a chain of fabs that fills it slowly.</summary>
    public static WorldBuilder ChainWorld()
    {
        ChipFabSpec fab = new()
        {
            Id = "logic",
            Name = "logic",
            Zone = "z",
            Class = FabClass.Logic,
            WafersPerMonth = DatedPath.Constant(1000),
            AiShare = DatedPath.Constant(1),
            Yield = 1,
            MwhPerWafer = 2,
            Accelerator = Chip.Id,
            GrossAcceleratorsPerWafer = 10,
            GrossStacksPerWafer = 20,
            Feeds = "packaging",
            ScrapShare = 0.5,
            CycleHours = 90 * 24,
            ShippingHours = 24,
        };
        return Zone(new WorldBuilder(), "z", 10_000)
            .Datacenter(Campus("z/campus", "z", Step(0, 200), Plan(-12 * Month, 0, 0, 0.1, 200)))
            .Fab(fab)
            .Fab(fab with { Id = "memory", Name = "memory", Class = FabClass.Memory, Accelerator = null })
            .Fab(fab with
            {
                Id = "packaging",
                Name = "packaging",
                Class = FabClass.Packaging,
                Accelerator = null,
                Feeds = null,
                WafersPerMonth = DatedPath.Constant(2000),
                CycleHours = 30 * 24,
            });
    }

    /// <summary>A zone with one fleet and a flat load.</summary>
    public static WorldBuilder Zone(WorldBuilder builder, string zone, double plantMw, double loadMw = 100) =>
        builder.Zone(zone, loadMw).Thermal(zone, "gas", plantMw, 40, fleet => fleet with { UnitMw = 1 });

    /// <summary>
    /// A campus of 100 MW with its 100,000 chips in a zone whose plants serve 1,000 MW. Ordinary load takes 850 MW, and another power in
    /// the hour after noon.
    /// </summary>
    /// <param name="training">How it trains; null where training and inference are not reported separately.</param>
    /// <param name="noonMw">Base demand of that hour; above 900 MW something lacks.</param>
    public static WorldSpec NoonWorld(TrainingSpec? training, double noonMw)
    {
        SitePlanSpec plan = Plan(0, 0, 0, 0, 100) with { StartMw = 100 };
        return new WorldBuilder().Zone("z", hour => hour == 13 ? noonMw : 850)
            .Thermal("z", "gas", 1000, 40, fleet => fleet with { UnitMw = 1 })
            .Datacenter(Campus("z/campus", "z", DatedPath.Constant(100), plan, chipsThere: 100_000) with
            {
                FlexibleStrikeUsdPerMwh = 300,
                Training = training,
            })
            .Build();
    }

    /// <summary>A campus of an operator that is not limited by money.</summary>
    public static DatacenterSpec Campus(string id, string zone, DatedPath planMw, SitePlanSpec plan, long chipsThere = 0) => new()
    {
        Id = id,
        Name = id,
        Zone = zone,
        Country = zone,
        Operator = "builder",
        Latitude = 0,
        Longitude = 0,
        FacilityMw = planMw,
        Pue = 1,
        FlexibleShare = 0,
        FlexibleStrikeUsdPerMwh = 1000,
        Accelerator = Chip,
        AcceleratorsAtStart = chipsThere,
        Plan = plan,
    };

    /// <summary>A plan of some MW from a tick on.</summary>
    public static DatedPath Step(long tick, double mw) => new([new DatedValue(tick - 1, 0), new DatedValue(tick, mw)]);

    /// <summary>A firm campus whose steps take as long as said.</summary>
    public static SitePlanSpec Plan(long firstMark, double studyMonths, double shellMonths, double buildMonths, double blockMw) => new()
    {
        FirstMarkTick = firstMark,
        Track = ConnectionTrack.Firm,
        BlockMw = blockMw,
        Steps = new SiteStepsSpec(0, (int)(studyMonths * Month), 0, (int)(buildMonths * Month), (int)(shellMonths * Month), 0),
    };
}
