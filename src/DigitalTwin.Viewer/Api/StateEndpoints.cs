using System.Buffers;
using DigitalTwin.Viewer.Documents;
using DigitalTwin.Viewer.Runs;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DigitalTwin.Viewer.Api;

/// <summary>What a run shows: its world, one tick, one entity, series.</summary>
internal static class StateEndpoints
{
    private const int MostSeries = 64;
    private const long MostHours = 1_000_000;

    public static void Map(RouteGroupBuilder api, IRunHost host)
    {
        api.MapGet("/runs/{run}/world", (string run) => WorldDocuments.Of(RequestParameters.Run(host, run)))
            .WithName("getWorld").WithTags("State").WithSummary("What does not change while a run ticks")
            .ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/runs/{run}/snapshot", (string run, long? tick) => Snapshot(RequestParameters.Run(host, run), tick))
            .WithName("getSnapshot").WithTags("State").WithSummary("All zones, lines, datacenters and fabs in one tick")
            .Produces<SnapshotDocument>().ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/runs/{run}/entity", (string run, string id, long? tick) => Entity(RequestParameters.Run(host, run), id, tick))
            .WithName("getEntity").WithTags("State").WithSummary("One entity in one tick, with the entities that belong to it")
            .ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/runs/{run}/history", History(host))
            .WithName("getHistory").WithTags("State").WithSummary("Series of entities and metrics by hour, day or month")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static FileContentHttpResult Snapshot(ITwinRun run, long? tick)
    {
        HistoryRow row = RowOf(run, tick);
        var bytes = new ArrayBufferWriter<byte>(1 << 14);
        run.Encoder.Write(row, "", bytes);
        return TypedResults.Bytes(bytes.WrittenMemory, "application/json");
    }

    private static HistoryRow RowOf(ITwinRun run, long? tick)
    {
        long asked = RequestParameters.Tick(run, tick);
        return run.History.ReadRow(asked)
            ?? throw ProblemResponses.Refuse(404, $"Tick {asked} is not there.", "Ask again: the run was being opened.");
    }

    private static EntityDocument Entity(ITwinRun run, string id, long? tick)
    {
        HistoryRow row = RowOf(run, tick);
        (string Entity, EntityKind Kind) found = row.Schema.Entities.FirstOrDefault(entity => entity.Entity == id);
        if (found.Entity is null)
            throw ProblemResponses.Refuse(404, $"There is no entity {RequestParameters.Shown(id)} in tick {row.Tick}.",
                "GET .../world lists them.");
        IReadOnlyList<MemberDocument> members = found.Kind == EntityKind.Zone
            ? Members(EntityIndex.Of(run.World, run.Events), id, row)
            : [];
        return new EntityDocument(id, WorldDocuments.NameOf(found.Kind), row.Tick, Figures(row, id, found.Kind), members);
    }

    private static List<MemberDocument> Members(EntityIndex index, string zone, HistoryRow row)
    {
        var members = new List<MemberDocument>();
        foreach ((string id, EntityKind kind) in row.Schema.Entities)
        {
            if (kind is EntityKind.Zone or EntityKind.Line or EntityKind.Country || index.ZoneOf(id, kind) != zone)
                continue;
            FleetSpec? fleet = EntityKinds.Plant.Holds(kind) ? index.FleetOf(id) : null;
            members.Add(new MemberDocument(
                id,
                WorldDocuments.NameOf(kind),
                fleet?.Fuel ?? "",
                fleet?.Technology ?? "",
                BuiltFleet.Is(id) ? null : fleet?.CapacityMw.At(row.Tick),
                Figures(row, id, kind)));
        }

        return members;
    }

    private static Dictionary<string, double?> Figures(HistoryRow row, string entity, EntityKind kind) =>
        HourMetrics.Of(kind).ToDictionary(metric => metric.Name, metric => row.Value(entity, metric.Name), StringComparer.Ordinal);

    private static Func<string, string[], string[], long?, long?, string?, HistoryDocument> History(IRunHost host) =>
        (run, entity, metric, from, to, resolution) =>
        {
            ITwinRun found = RequestParameters.Run(host, run);
            HistoryResolution drawn = RequestParameters.Resolution(resolution);
            long ticks = found.History.Ticks;
            long first = from ?? 0, end = Math.Min(to ?? ticks, ticks);
            if (entity.Length == 0 || metric.Length == 0)
                throw ProblemResponses.Refuse(400, "entity or metric is missing.",
                    "Name at least one of each: ?entity=US-PJM&metric=load_mw.");
            if (entity.Length * metric.Length > MostSeries)
                throw ProblemResponses.Refuse(400, $"{entity.Length * metric.Length} series are asked for.",
                    $"Ask for at most {MostSeries}.");
            if (first < 0 || to < first)
                throw ProblemResponses.Refuse(400, $"There is no range from {first} to {to}.",
                    "Give from at least 0, and to not before it.");
            if (drawn == HistoryResolution.Hour && end - first > MostHours)
                throw ProblemResponses.Refuse(400, $"{end - first} hours are asked for.",
                    $"Ask for at most {MostHours}, or for days or months.");
            return new HistoryDocument(
                found.Id,
                first,
                Math.Max(first, end),
                drawn.ToString().ToLowerInvariant(),
                [.. entity.SelectMany(_ => metric, (id, name) => Series(found, id, name, first, end, drawn))]);
        };

    private static SeriesDocument Series(ITwinRun run, string entity, string metric, long from, long to, HistoryResolution resolution)
    {
        HistorySeries series = run.History.Read(entity, metric, from, to, resolution) ?? throw ProblemResponses.Refuse(
            404, $"There is no metric {RequestParameters.Shown(metric)} of {RequestParameters.Shown(entity)}.",
            "GET .../world lists entities and metrics.");
        bool hours = resolution == HistoryResolution.Hour;
        return new SeriesDocument(
            entity,
            metric,
            series.Metric.Unit,
            [.. series.Points.Select(point => point.Tick)],
            [.. series.Points.Select(point => point.Mean)],
            hours ? null : [.. series.Points.Select(point => point.Least)],
            hours ? null : [.. series.Points.Select(point => point.Most)],
            hours ? null : [.. series.Points.Select(point => point.Hours)]);
    }
}
