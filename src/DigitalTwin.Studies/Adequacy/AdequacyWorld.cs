using DigitalTwin.Protocol.Coordination;
using DigitalTwin.Protocol.Grids;

namespace DigitalTwin.Studies.Adequacy;

/// <summary>What a run of the twin asked of each zone, hour by hour.</summary>
/// <param name="FirmMw">Load without flexible loads, MW.</param>
/// <param name="FlexibleMw">Flexible loads, MW.</param>
/// <param name="ImportMw">Net import from outside the network, MW.</param>
public sealed record ZoneLoads(double[] FirmMw, double[] FlexibleMw, double[] ImportMw);

/// <summary>A scenario's world as a system whose adequacy can be assessed: zones are areas.</summary>
/// <remarks>
/// Loads are those of a run of the twin, campuses that it energised included. Thermal fleets keep their units, outage chances,
/// maintenance and derating. Wind, sun and run of river give what the scenario's year gives. A reservoir gives its least flow, and
/// holds back a month of the rest for hours that are short. Lines do not fail. Plants that countries decide on during the run are not
/// counted.
/// </remarks>
public static class AdequacyWorld
{
    /// <summary>Runs the twin and keeps what it asked of each zone in some hours.</summary>
    /// <param name="world">The world.</param>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="first">First hour that is kept; the run begins at tick 0.</param>
    /// <param name="hours">Hours that are kept.</param>
    /// <param name="done">Called with the number of ticks that are done.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>An entry a zone, in the world's order.</returns>
    public static ImmutableArray<ZoneLoads> LoadsOf(
        WorldSpec world, ulong seed, long first, int hours, Action<long>? done = null, CancellationToken cancellation = default)
    {
        var loads = world.Zones.Select(_ => new ZoneLoads(new double[hours], new double[hours], new double[hours])).ToImmutableArray();
        var run = new DirectRun(new ParticipantFactory(world, seed), []);
        for (long tick = 0; tick < first + hours; tick++)
        {
            cancellation.ThrowIfCancellationRequested();
            TickCommit commit = run.Next();
            for (int zone = 0; tick >= first && zone < loads.Length; zone++)
                Keep(loads[zone], (int)(tick - first), commit.Reports.Span[zone]);
            done?.Invoke(tick + 1);
        }

        return loads;
    }

    /// <summary>Makes the system.</summary>
    /// <param name="world">The world.</param>
    /// <param name="seed">Seed of the run: it decides which units are in maintenance when.</param>
    /// <param name="first">First hour.</param>
    /// <param name="loads">What the run asked of each zone from then on.</param>
    /// <param name="added">Constant load to add by zone, MW; negative for firm capacity.</param>
    /// <param name="leftOut">A fleet that is not there; null for none.</param>
    public static AdequacySystem Of(
        WorldSpec world, ulong seed, long first, ImmutableArray<ZoneLoads> loads, IReadOnlyDictionary<string, double> added,
        string? leftOut = null)
    {
        int hours = loads[0].FirmMw.Length;
        double[][] netMw = [.. loads.Select((load, zone) => NetOf(load, added.GetValueOrDefault(world.Zones[zone].Id)))];
        double[] demandMwh =
        [
            .. loads.Select((load, zone) => Sum(load.FirmMw) + hours * Math.Max(0, added.GetValueOrDefault(world.Zones[zone].Id))),
        ];
        var units = ImmutableArray.CreateBuilder<UnitGroup>();
        var stores = ImmutableArray.CreateBuilder<StoreGroup>();
        for (int zone = 0; zone < world.Zones.Length; zone++)
        {
            ImmutableArray<FleetSpec> fleets = [.. world.Fleets.Where(fleet => fleet.Zone == world.Zones[zone].Id)];
            var plan = new Lazy<MaintenanceWindow>(() => MaintenancePlan.For(world.Zones[zone], fleets, world.Calendar));
            foreach (FleetSpec fleet in fleets.Where(fleet => fleet.Id != leftOut))
            {
                double[] capacityMw = Series(hours, hour => NetMw(fleet, world.Calendar, first + hour));
                if (fleet.Kind == PlantKind.Thermal)
                    units.Add(Thermal(fleet, zone, capacityMw, world.Calendar, first, plan.Value, new CounterRandom(seed, fleet.Id)));
                else if (fleet.Kind == PlantKind.Storage)
                    stores.Add(Store(fleet, zone, capacityMw));
                else
                    TakeOff(fleet, zone, capacityMw, world.Calendar, first, netMw[zone], stores);
            }
        }

        return new AdequacySystem
        {
            Areas = [.. world.Zones.Select(zone => zone.Id)],
            Hours = hours,
            NetLoadMw = [.. netMw.Select(series => new HourlyMw(series))],
            DemandMwh = [.. demandMwh],
            FlexibleMw = [.. loads.Select(load => new HourlyMw(load.FlexibleMw))],
            Units = units.ToImmutable(),
            Stores = stores.ToImmutable(),
            Lines = [.. world.Lines.Select(line => LineOf(world, line, first, hours))],
            Groups = GroupsOf(world),
        };
    }

    private static void Keep(ZoneLoads loads, int hour, GridReport report)
    {
        double flexibleMw = 0;
        for (int member = 0; member < report.Roster.Length; member++)
        {
            if (report.Roster[member].Kind == EntityKind.FlexibleLoad)
                flexibleMw += report.Members[member].WantedMw;
        }

        loads.FlexibleMw[hour] = flexibleMw;
        loads.FirmMw[hour] = report.LoadWantedMw - flexibleMw;
        loads.ImportMw[hour] = report.ExternalImportMw;
    }

    private static double[] NetOf(ZoneLoads load, double addedMw) =>
        Series(load.FirmMw.Length, hour => load.FirmMw[hour] + addedMw - load.ImportMw[hour]);

    private static double[] Series(int hours, Func<int, double> of) => [.. Enumerable.Range(0, hours).Select(of)];

    private static double Sum(double[] values)
    {
        double sum = 0;
        foreach (double value in values)
            sum += value;
        return sum;
    }

    private static UnitGroup Thermal(
        FleetSpec fleet, int zone, double[] capacityMw, Calendar calendar, long first, MaintenanceWindow plan, CounterRandom random)
    {
        OutageModel outages = new(fleet);
        int units = Math.Max(1, (int)Math.Round(fleet.CapacityMw.At(first) / fleet.UnitMw));
        double phase = random.Uniform(DrawPurpose.MaintenancePhase, 0);
        int days = (capacityMw.Length + Calendar.HoursPerDay - 1) / Calendar.HoursPerDay;
        return new UnitGroup(
            fleet.Id, zone, units, new HourlyMw(
                Series(capacityMw.Length, hour => capacityMw[hour] / units * outages.Derating * outages.FuelShareAt(first + hour))),
            outages.OutShare > 0 ? outages.FailureChance : 0, outages.RepairChance)
        {
            FirstOutShare = outages.OutShareAt(first),
            ChancesByHour = fleet.OutageCurve is null
                ? []
                : [.. Enumerable.Range(1, capacityMw.Length).Select(next => outages.ChancesAt(first + next))], // drawn for the next hour
            AwayByDay =
            [
                .. Enumerable.Range(0, days).Select(day => plan.UnitsAway(
                    units, outages.MaintenanceWeeks, phase,
                    calendar.HourOfYear(first + (day * Calendar.HoursPerDay)) / Calendar.HoursPerDay)),
            ],
        };
    }

    /// <summary>Net capacity of a fleet in an hour, MW.</summary>
    internal static double NetMw(FleetSpec fleet, Calendar calendar, long tick) => Math.Max(0, fleet.CapacityMw.At(tick))
        * (fleet.NetShareByMonth.IsEmpty ? 1 : fleet.NetShareByMonth[calendar.Month(tick) - 1]);

    private static StoreGroup Store(FleetSpec fleet, int zone, double[] capacityMw) => new(
        zone, new HourlyMw(capacityMw), capacityMw[0] * fleet.StorageHours, fleet.RoundTripEfficiency, new HourlyMw(0));

    /// <summary>Takes off what weather and water give; what a reservoir can hold back becomes a store.</summary>
    private static void TakeOff(
        FleetSpec fleet, int zone, double[] capacityMw, Calendar calendar, long first, double[] netMw,
        ImmutableArray<StoreGroup>.Builder stores)
    {
        bool isReservoir = fleet.Kind == PlantKind.Reservoir;
        double[] flowMw = Series(capacityMw.Length, hour => capacityMw[hour] * ShareOf(fleet, calendar, first + hour));
        double[] leastMw = !isReservoir || fleet.MinFlowShareByMonth.IsEmpty
            ? isReservoir ? new double[flowMw.Length] : flowMw
            : Series(flowMw.Length, hour => flowMw[hour] * fleet.MinFlowShareByMonth[calendar.Month(first + hour) - 1]);
        for (int hour = 0; hour < netMw.Length; hour++)
            netMw[hour] -= leastMw[hour];
        if (!isReservoir)
            return;
        double[] inflowMw = Series(flowMw.Length, hour => flowMw[hour] - leastMw[hour]);
        stores.Add(new StoreGroup(
            zone, new HourlyMw(Series(flowMw.Length, hour => Math.Max(0, capacityMw[hour] - leastMw[hour]))),
            Sum(inflowMw) / inflowMw.Length * Calendar.HoursPerMonth, 0, new HourlyMw(inflowMw)));
    }

    private static double ShareOf(FleetSpec fleet, Calendar calendar, long tick) => Math.Clamp(
        fleet.CapacityFactor is HourlySeries series
            ? series[calendar.HourOfYear(tick)]
            : fleet.HydroFactorByMonth[calendar.Month(tick) - 1],
        0, 1);

    private static AdequacyLine LineOf(WorldSpec world, LineSpec line, long first, int hours) => new(
        PlaceOf(world, line.From), PlaceOf(world, line.To), new HourlyMw(Series(hours, hour => line.LimitsAt(first + hour).ForwardMw)),
        new HourlyMw(Series(hours, hour => line.LimitsAt(first + hour).ReverseMw)));

    private static int PlaceOf(WorldSpec world, string zone)
    {
        int place = 0;
        while (world.Zones[place].Id != zone)
            place++;
        return place;
    }

    /// <summary>Each zone, each country of several zones, and all.</summary>
    private static ImmutableArray<AreaGroup> GroupsOf(WorldSpec world)
    {
        int[] all = [.. Enumerable.Range(0, world.Zones.Length)];
        return
        [
            .. all.Select(zone => new AreaGroup(world.Zones[zone].Id, [zone])),
            .. all.GroupBy(zone => world.Zones[zone].Country, StringComparer.Ordinal)
                .OrderBy(country => country.Key, StringComparer.Ordinal)
                .Where(country => country.Count() > 1)
                .Select(country => new AreaGroup(EntityIds.Country(country.Key), [.. country])),
            new AreaGroup("all", [.. all]),
        ];
    }
}
