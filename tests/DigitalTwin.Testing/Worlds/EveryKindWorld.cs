using System.Collections.Immutable;
using DigitalTwin.Model.Specs;
using DigitalTwin.Model.Time;

namespace DigitalTwin.Testing.Worlds;

/// <summary>A world of three zones with every kind of participant, small enough to run thousands of times.</summary>
public static class EveryKindWorld
{
    private static readonly ImmutableArray<double> Monthly = [.. Enumerable.Repeat(0.4, 12)];
    private static readonly AcceleratorSpec Accelerator = new("h100", 1400, 2000, 25000);

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
        .Thermal("south", "oil", 700, 120, fleet => fleet with { UnitMw = 50, MaintenanceWeeksPerYear = 3 })
        .Line("east", "north", 250, hurdleUsdPerMwh: 1, lossShare: 0.02)
        .Line("north", "south", 150, hurdleUsdPerMwh: 1, lossShare: 0.02)
        .Datacenter(Campus())
        .Fab(Fab())
        .Build("every-kind");

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
