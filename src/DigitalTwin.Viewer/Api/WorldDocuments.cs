using DigitalTwin.Viewer.Documents;
using DigitalTwin.Viewer.Runs;

namespace DigitalTwin.Viewer.Api;

/// <summary>Describes a run's world: the scenario's entities, and those that events have added.</summary>
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
                .. InOrder(
                    schema, EntityKind.Datacenter, world.Datacenters.Concat(born).Concat(chosen), site => site.Id,
                    site => SiteOf(site, world.Calendar)),
            ],
            [.. InOrder(schema, EntityKind.Fab, world.Fabs, fab => EntityIds.Fab(fab.Id), fab => SiteOf(fab, world))],
            [.. world.Countries.Select(country => country.Id)],
            HourMetrics.Kinds.ToDictionary(NameOf, MetricsOf, StringComparer.Ordinal),
            [.. run.Scenario.Assumptions.Select(table => new AssumptionDocument(table.Table, table.Rows, table.Assumed))],
            run.HasAnotherScenario);
    }

    /// <summary>A kind as the API names it.</summary>
    public static string NameOf(EntityKind kind) => char.ToLowerInvariant(kind.ToString()[0]) + kind.ToString()[1..];

    /// <summary>
    /// Documents of the entities of a kind in the order in which frames list them; by the scenario where no tick has reported it yet. One
    /// that only the history knows has its place and its name, and nothing else: figures are distinguished by place.
    /// </summary>
    private static IEnumerable<SiteDocument> InOrder<T>(
        HistorySchema? schema, EntityKind kind, IEnumerable<T> entities, Func<T, string> id, Func<T, SiteDocument> tell)
    {
        if (schema is null)
            return entities.Select(tell);
        var known = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (T entity in entities)
            known.TryAdd(id(entity), entity);
        return schema.Entities.Where(entity => entity.Kind == kind).Select(entity => known.TryGetValue(entity.Entity, out T? found)
            ? tell(found)
            : new SiteDocument(entity.Entity, entity.Entity, "", "unknown", "", 0, 0, []));
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

    private static IReadOnlyList<MetricDocument> MetricsOf(EntityKind kind) =>

        [
            .. HourMetrics.Of(kind)
                .Select(metric => new MetricDocument(metric.Name, metric.Title, metric.Unit, metric.Decimals, metric.Meaning)),
        ];
}
