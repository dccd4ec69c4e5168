using System.Globalization;
using DigitalTwin.Engine.History;
using DigitalTwin.Engine.Metrics;
using DigitalTwin.Model.BuildOut;
using DigitalTwin.Model.Specs;
using DigitalTwin.Protocol.Coordination;
using DigitalTwin.Viewer.Documents;
using DigitalTwin.Viewer.Runs;
using Calendar = DigitalTwin.Model.Time.Calendar;

namespace DigitalTwin.Viewer.Api;

/// <summary>Tells a run's world: the scenario's entities, and those that events have added.</summary>
internal static class WorldDocuments
{
    public static WorldDocument Of(ITwinRun run)
    {
        WorldSpec world = run.World;
        HistorySchema? schema = run.History.Schema;
        DatacenterSpec[] born = [.. run.Events.Select(entry => entry.Event!.Birth?.Datacenter).OfType<DatacenterSpec>()];
        IEnumerable<DatacenterSpec> chosen = schema is null ? [] : world.CandidateSites;
        return new WorldDocument(
            run.Id,
            run.Facts.Scenario,
            run.Scenario.Meta.Title,
            world.Calendar.StartUtc,
            1,
            schema?.Digest.ToString("x16", CultureInfo.InvariantCulture) ?? "",
            [.. world.Zones.Select(zone => new ZoneDocument(zone.Id, zone.Name, zone.Country, zone.Latitude, zone.Longitude))],
            [.. world.Lines.Select(line => new LineDocument(
                line.Id, line.From, line.To, line.ForwardMw, line.ReverseMw, line.Dated))],
            [
                .. InOrder(schema, HistoryKind.Datacenter, world.Datacenters.Concat(born).Concat(chosen), site => site.Id)
                    .Select(site => SiteOf(site, world.Calendar)),
            ],
            [.. InOrder(schema, HistoryKind.Fab, world.Fabs, fab => EntityIds.Fab(fab.Id)).Select(fab => SiteOf(fab, world))],
            [.. world.Countries.Select(country => country.Id)],
            Enum.GetValues<HistoryKind>().ToDictionary(NameOf, MetricsOf, StringComparer.Ordinal),
            [.. run.Scenario.Assumptions.Select(table => new AssumptionDocument(table.Table, table.Rows, table.Assumed))],
            run.HasAnotherScenario);
    }

    public static string NameOf(HistoryKind kind) => char.ToLowerInvariant(kind.ToString()[0]) + kind.ToString()[1..];

    /// <summary>The zone of a member; empty where it has none, or is not known.</summary>
    public static string ZoneOf(WorldSpec world, string id, HistoryKind kind) => kind switch
    {
        HistoryKind.Plant or HistoryKind.Store => FleetOf(world, id)?.Zone ?? "",
        HistoryKind.Datacenter => world.Datacenters.Concat(world.CandidateSites).FirstOrDefault(site => site.Id == id)?.Zone
            ?? id.Split('/')[0],
        HistoryKind.Fab => world.Fabs.FirstOrDefault(fab => EntityIds.Fab(fab.Id) == id)?.Zone ?? "",
        HistoryKind.FlexibleLoad => world.FlexibleLoads.FirstOrDefault(load => load.Id == id)?.Zone ?? "",
        _ => "",
    };

    /// <summary>The scenario's fleet that a plant or store is, or that it was built after; null where there is none.</summary>
    public static FleetSpec? FleetOf(WorldSpec world, string id)
    {
        string like = BuiltFleet.LikeOf(id);
        return world.Fleets.FirstOrDefault(fleet => fleet.Id == like);
    }

    /// <summary>Entities in the order in which frames list them; by the scenario where no tick has told it yet.</summary>
    private static IEnumerable<T> InOrder<T>(HistorySchema? schema, HistoryKind kind, IEnumerable<T> entities, Func<T, string> id)
    {
        if (schema is null)
            return entities;
        var known = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (T entity in entities)
            known.TryAdd(id(entity), entity);
        return schema.Entities.Where(entity => entity.Kind == kind).Select(entity => known[entity.Entity]);
    }

    private static SiteDocument SiteOf(DatacenterSpec site, Calendar calendar) => new(
        site.Id,
        site.Name,
        site.Zone,
        site.IsExisting ? "existing" : "campus",
        site.Operator,
        site.Latitude,
        site.Longitude,
        [.. site.FacilityMw.Points.Select(point => new DatedDocument(calendar.InstantOf(point.Tick), point.Value))]);

    private static SiteDocument SiteOf(ChipFabSpec fab, WorldSpec world)
    {
        ZoneSpec zone = world.Zones.First(candidate => candidate.Id == fab.Zone);
        return new SiteDocument(
            EntityIds.Fab(fab.Id), fab.Name, fab.Zone, fab.Class.ToString().ToLowerInvariant(), "", zone.Latitude, zone.Longitude, []);
    }

    private static IReadOnlyList<MetricDocument> MetricsOf(HistoryKind kind) =>
        [.. HourMetrics.Of(kind).Select(metric => new MetricDocument(metric.Name, metric.Title, metric.Unit, metric.Decimals))];
}
