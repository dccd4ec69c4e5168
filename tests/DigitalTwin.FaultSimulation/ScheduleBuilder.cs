namespace DigitalTwin.FaultSimulation;

/// <summary>
/// Makes the schedule of any world: events of many kinds, births and retirements, spread over the ticks; a checkpoint every sixth of
/// them. What the world has nothing for (no line, no operator) is left out.
/// </summary>
public static class ScheduleBuilder
{
    /// <summary>Fewest ticks of a schedule.</summary>
    public const long FewestTicks = 12;

    private const int CheckpointsAndOne = 6;
    private const double NewCampusMw = 40;
    private const double NewLoadMw = 30;

    /// <summary>Makes a schedule.</summary>
    /// <param name="world">The world.</param>
    /// <param name="ticks">Ticks to commit, at least <see cref="FewestTicks"/>.</param>
    public static SimSchedule Build(WorldSpec world, long ticks = 30)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(ticks, FewestTicks);
        long firstTarget = Math.Max(2, ticks / 8);
        return new SimSchedule(
            ticks,
            (int)(ticks / CheckpointsAndOne),
            firstTarget,
            Spread([.. Wishes(world)], firstTarget + 2, ticks),
            Impose("loose-shock", world.Zones[^1].Id, EffectKind.DemandShock, "", 1.1, null),
            LooseAtMs: 0);
    }

    /// <summary>What is to happen, in order; the ticks come later.</summary>
    private static IEnumerable<RunEvent> Wishes(WorldSpec world)
    {
        string first = world.Zones[0].Id, last = world.Zones[^1].Id;
        yield return Impose("shock", first, EffectKind.DemandShock, "", 1.2, 6);
        if (!world.Lines.IsEmpty)
            yield return Impose("line-lost", EntityIds.Coupling, EffectKind.LineDerate, world.Lines[0].Id, 0, 5);
        if (world.Fleets.FirstOrDefault(fleet => fleet.Kind == PlantKind.Thermal) is FleetSpec thermal)
        {
            yield return Impose("outage", thermal.Id, EffectKind.Outage, "", 0.5, 7);
            yield return Impose("dear-fuel", EntityIds.All, EffectKind.FuelPrice, thermal.Fuel, 1.5, null);
        }

        if (!world.Operators.IsEmpty)
            yield return Born("campus-born", first, new MemberBirth(Campus(world, first), null));
        if (!world.FlexibleLoads.IsEmpty)
            yield return Retired("load-gone", world.FlexibleLoads[0].Zone, world.FlexibleLoads[0].Id);
        FlexibleLoadSpec born = Load(last);
        yield return Born("load-born", last, new MemberBirth(null, born));
        if (world.Fleets.FirstOrDefault(fleet => fleet.Kind == PlantKind.Variable) is FleetSpec variable)
            yield return Impose("derate", variable.Id, EffectKind.Derate, "", 0.5, null);
        yield return Impose("carbon", EntityIds.All, EffectKind.Policy, Policies.Co2Price, 80, null);
        yield return Retired("load-born-gone", last, born.Id);
    }

    private static RunEvent[] Spread(RunEvent[] wishes, long from, long ticks) =>
        [.. wishes.Select((wish, i) => wish with { AtTick = from + (ticks - 2 - from) * i / Math.Max(1, wishes.Length - 1) })];

    private static RunEvent Impose(string id, string target, EffectKind kind, string subject, double value, long? hours) =>
        new(id, null, target, new ActiveEffect(kind, subject, value, 0), hours, null, "");

    private static RunEvent Born(string id, string zone, MemberBirth birth) => new(id, null, zone, default, null, birth, "");

    private static RunEvent Retired(string id, string zone, string member) => new(id, null, zone, default, null, null, member);

    private static DatacenterSpec Campus(WorldSpec world, string zone) => new()
    {
        Id = zone + "/campus-born",
        Name = "A campus that is born",
        Zone = zone,
        Operator = world.Datacenters.FirstOrDefault(site => site.Accelerator is not null)?.Operator ?? world.Operators[0].Id,
        Latitude = 0,
        Longitude = 0,
        FacilityMw = DatedPath.Constant(NewCampusMw),
        Pue = 1.1,
        FlexibleShare = 0.5,
        FlexibleStrikeUsdPerMwh = 200,
        Accelerator = world.Datacenters.FirstOrDefault(site => site.Accelerator is not null)?.Accelerator,
    };

    private static FlexibleLoadSpec Load(string zone) => new()
    {
        Id = zone + "/load-born",
        Zone = zone,
        PowerMw = DatedPath.Constant(NewLoadMw),
        BreakEvenUsdPerMwh = 70,
    };
}
