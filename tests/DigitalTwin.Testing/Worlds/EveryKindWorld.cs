namespace DigitalTwin.Testing.Worlds;

/// <summary>A world of three zones with every kind of participant, small enough to run thousands of times.</summary>
public static class EveryKindWorld
{
    private static readonly ImmutableArray<double> Monthly = [.. Enumerable.Repeat(0.4, 12)];
    internal static readonly AcceleratorSpec Accelerator = new("h100", 1400, 2000, 25000);

    internal static readonly AcceleratorSpec Packaged = new("h200", 1500, 3000, 30000)
    {
        MemoryStacks = 6,
        PackagesPerWafer = 25,
        ExportClass = "fast",
    };

    /// <summary>The world.</summary>
    public static WorldSpec Build() => new WorldBuilder()
        .Zone("east", hour => 800 + 40 * hour)
        .Thermal("east", "coal", 900, 30, Slow)
        .Thermal("east", "gas", 900, 60, fleet => fleet with { UnitMw = 100, ForcedOutageRate = 0.1, MttrHours = 30 })
        .Variable("east", "solar", 500, hour => hour is > 6 and < 18 ? 0.5 : 0)
        .Battery("east", powerMw: 100, hours: 4, roundTripEfficiency: 0.85)
        .Zone("north", hour => 500 + 10 * hour)
        .Fleet("north", "reservoir", PlantKind.Reservoir, 1200, fleet => fleet with
        {
            HydroFactorByMonth = Monthly,
            MinFlowShareByMonth = [.. Enumerable.Repeat(0.3, 12)],
        })
        .Fleet("north", "run_of_river", PlantKind.RunOfRiver, 200, fleet => fleet with { HydroFactorByMonth = Monthly })
        .Variable("north", "wind", 400, hour => 0.2 + 0.02 * hour)
        .FlexibleLoad("north", 60, 45)
        .Zone("south", _ => 300)
        .With(zone => zone with { BuildOptions = [AnotherLike("south/oil")], SelfSufficiency = DatedPath.Constant(0.9) })
        .Thermal("south", "oil", 700, 120, fleet => fleet with
        {
            UnitMw = 50,
            MaintenanceWeeksPerYear = 3,
            Co2TonnesPerMwh = 0.7,
        })
        .Line("east", "north", 250, hurdleUsdPerMwh: 1, lossShare: 0.02)
        .Line("north", "south", 150, hurdleUsdPerMwh: 1, lossShare: 0.02)
        .Widening("north", Wider("north>south"))
        .Datacenter(Campus())
        .Fab(Fab())
        .Datacenter(Planned("east/firm", "east", ConnectionTrack.Firm))
        .Datacenter(Planned("north/curtailable", "north", ConnectionTrack.Curtailable))
        .Datacenter(Planned("south/on-site", "south", ConnectionTrack.OnSite))
        .Choice(new SiteChoice("east/choice", "planner", 20,
        [
            Planned("east/choice@east", "east", ConnectionTrack.Firm),
            Planned("east/choice@north", "north", ConnectionTrack.Curtailable),
            Planned("east/choice@south", "south", ConnectionTrack.OnSite),
        ]))
        .Choice(new SiteChoice("east/twice", "planner", 4,
        [
            Planned("east/twice@east", "east", ConnectionTrack.Firm),
            AtOnce(Planned("east/twice@south", "south", ConnectionTrack.OnSite)),
        ])
        {
            FilesEverywhere = true,
        })
        .Operator(new OperatorSpec("planner", "planner", "east")
        {
            CapitalUsdPerYear = DatedPath.Constant(8e8),
            CollateralShare = 0.4,
            CostOfCapital = 0.1,
            BurnUsdPerYear = 1e6,
        })
        .Supply(new SupplySpec(SupplySpec.GasTurbine, "south", DatedPath.Constant(20_000)) { LeadHours = 4 })
        .ExportControl(new ExportRule("fast", "north", 0, 40))
        .Fab(Stage("logic", FabClass.Logic))
        .Fab(Stage("memory", FabClass.Memory))
        .Fab(Stage("packaging", FabClass.Packaging))
        .Build("every-kind");

    private static CorridorSpec Wider(string line) => new()
    {
        Line = line,
        CostUsdPerMwYear = 20_000,
        UsableShare = 0.8,
        BlockMw = 25,
        MostMwPerYear = 50,
        Goods = [SupplySpec.GasTurbine],
    };

    /// <summary>A plant of 50 MW that the country of a zone can build.</summary>
    private static BuildOptionSpec AnotherLike(string fleet) => new()
    {
        Like = new WorldBuilder().Thermal(fleet.Split('/')[0], fleet.Split('/')[1], 700, 120).Build().Fleets[0],
        CostUsdPerMwYear = 100_000,
        FirmShare = 0.9,
        BlockMw = 50,
        MostMwPerYear = 100,
    };

    /// <summary>Events of every kind, spread over a day from a tick on, so that every kind of entity has something imposed.</summary>
    /// <param name="at">Tick of the first.</param>
    public static IReadOnlyList<RunEvent> EveryKindOfEvent(long at) =>
    [
        Events.Outage("east/coal", at, hours: 20, left: 0.5),
        Events.Outage("east/gas", at, hours: 9),
        Events.Derate("east/gas", at + 2, left: 0.4, hours: 30),
        Events.Derate("east/solar", at, left: 0.6, hours: 12),
        Events.Outage("east/battery", at + 1, hours: 7),
        Events.Derate("north/reservoir", at, left: 0.3, hours: 26),
        Events.Outage("north/run_of_river", at, hours: 5),
        Events.Derate("north/wind", at, left: 0.5),
        Events.Derate("north/flexible", at, left: 0.5, hours: 10),
        Events.Derate("south/campus", at, left: 0.7, hours: 15),
        Events.Outage(EntityIds.Fab("fab"), at, hours: 6),
        Events.LineLoss("east>north", at, hours: 8),
        Events.LineLoss("north>south", at, hours: 12, left: 0.5),
        Events.DemandShock("east", at, factor: 1.2, hours: 16),
        Events.DemandShock(EntityIds.All, at + 1, factor: 0.9, hours: 4),
        Events.FuelPrice(EntityIds.All, "coal", at, factor: 2, hours: 24),
        Events.Policy(EntityIds.Country("south"), Policies.Co2Price, at, value: 80),
        Events.Policy(EntityIds.All, Policies.EssentialShare, at, value: 0.3, hours: 10),
        Events.Policy("east", Policies.ReserveShareOfLoad, at, value: 0.1),
        Events.Measured("east", "price_usd_per_mwh", at, value: 55),
        Events.Birth(NewCampus("north/new-campus", "north"), at),
        Events.Birth(NewLoad("south/new-mine", "south"), at + 1),
        Events.Retirement("north", "north/flexible", at + 12),
    ];

    /// <summary>A campus of 50 MW that joins during a run.</summary>
    public static DatacenterSpec NewCampus(string id, string zone) => Campus() with
    {
        Id = id,
        Name = id,
        Zone = zone,
        FacilityMw = DatedPath.Constant(50),
        AcceleratorsAtStart = 0,
    };

    /// <summary>A flexible load of 30 MW that joins during a run.</summary>
    public static FlexibleLoadSpec NewLoad(string id, string zone) =>
        new() { Id = id, Zone = zone, PowerMw = DatedPath.Constant(30), BreakEvenUsdPerMwh = 200 };

    private static FleetSpec Slow(FleetSpec fleet) => fleet with
    {
        UnitMw = 150,
        MinLoadShare = 0.4,
        RampSharePerHour = 0.5,
        StartCostHotUsdPerMw = 50,
        StartCostWarmUsdPerMw = 80,
        StartCostColdUsdPerMw = 120,
        HotBelowHoursOff = 8,
        ColdAboveHoursOff = 48,
        StartHours = 4,
        MinUpHours = 8,
        MinDownHours = 8,
        ForcedOutageRate = 0.08,
        MttrHours = 40,
        MaintenanceWeeksPerYear = 4,
        MustRunShareByMonth = [.. Enumerable.Repeat(0.1, 12)],
    };

    private static DatacenterSpec Campus() => new()
    {
        Id = "south/campus",
        Name = "Campus",
        Zone = "south",
        Operator = "builder",
        Latitude = 0,
        Longitude = 0,
        FacilityMw = new DatedPath([new DatedValue(0, 20), new DatedValue(2000, 200)]),
        Pue = 1.2,
        FlexibleShare = 0.2,
        FlexibleStrikeUsdPerMwh = 300,
        Accelerator = Accelerator,
        AcceleratorsAtStart = 5000,
    };

    /// <summary>A campus that comes to its power within days: by permit, grid and building.</summary>
    private static DatacenterSpec Planned(string id, string zone, ConnectionTrack track) => Campus() with
    {
        Id = id,
        Name = id,
        Zone = zone,
        Country = zone,
        Operator = "planner",
        FacilityMw = new DatedPath([new DatedValue(0, 0), new DatedValue(30, 24)]),
        FlexibleShare = 0,
        Accelerator = Packaged,
        AcceleratorsAtStart = 0,
        Training = new TrainingSpec(0.5, 4) { RestartMinutes = 20, Inference = new InferenceSpec(0.6, 14) },
        Battery = new BatterySpec(2, 1.5, 0.9, 10),
        Cooling = new CoolingSpec(new Calendar(new DateTime(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc)), 0.3)
        {
            PuePerC = 0.01,
            FreeCoolingC = 5,
            MeanCByMonth = [.. Enumerable.Range(0, 12).Select(month => 2.0 * month)],
            Waves = [new TemperatureWave(40, 50, 12)],
        },
        Plan = new SitePlanSpec
        {
            FirstMarkTick = -20,
            Track = track,
            BlockMw = 8,
            Steps = new SiteStepsSpec(6, 10, 4, 20, 30, 40),
            OrderAheadHours = 60,
            CurtailmentHoursPerYear = 10,
            OrdersTurbines = true,
        },
    };

    /// <summary>A campus that is granted on the day after it asks.</summary>
    private static DatacenterSpec AtOnce(DatacenterSpec campus) =>
        campus with { Plan = campus.Plan! with { Steps = new SiteStepsSpec(0, 0, 4, 20, 30, 40) } };

    private static ChipFabSpec Stage(string id, FabClass kind) => Fab() with
    {
        Id = id,
        Name = id,
        Zone = "north",
        Class = kind,
        Accelerator = kind == FabClass.Logic ? Packaged.Id : null,
        GrossStacksPerWafer = 60,
        Feeds = kind == FabClass.Packaging ? null : "packaging",
        ScrapShare = 0.1,
        TrackedShare = kind == FabClass.Packaging ? 0.75 : 1,
        CycleHours = 24,
    };

    private static ChipFabSpec Fab() => new()
    {
        Id = "fab",
        Name = "Fab",
        Zone = "east",
        Class = FabClass.Logic,
        WafersPerMonth = DatedPath.Constant(3000),
        AiShare = DatedPath.Constant(0.5),
        Yield = 0.8,
        MwhPerWafer = 2,
        Accelerator = Accelerator.Id,
        GrossAcceleratorsPerWafer = 50,
        CycleHours = 6,
        ShippingHours = 12,
    };
}
