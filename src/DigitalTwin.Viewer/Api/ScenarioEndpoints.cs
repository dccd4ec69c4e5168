using DigitalTwin.Scenarios.Library;
using DigitalTwin.Scenarios.Reading;
using DigitalTwin.Viewer.Documents;

namespace DigitalTwin.Viewer.Api;

/// <summary>The host itself, scenarios and kinds of event: what does not belong to a run.</summary>
internal static class ScenarioEndpoints
{
    public static void Map(RouteGroupBuilder api, ServerOptions options)
    {
        api.MapGet("/host", () => new HostDocument("DigitalTwin", BuildDigest.Current, options.CurrentRun, options.Token is not null))
            .WithName("getHost").WithTags("Host").WithSummary("The host, and the run that its page opens first");
        api.MapGet("/scenarios", List).WithName("listScenarios").WithTags("Scenarios").WithSummary("Scenarios that can be run");
        api.MapGet("/scenarios/{name}", Get)
            .WithName("getScenario").WithTags("Scenarios").WithSummary("One scenario").ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/event-kinds", Kinds).WithName("listEventKinds").WithTags("Events").WithSummary("Kinds of event that can be injected");
    }

    private static IReadOnlyList<ScenarioDocument> List()
    {
        ScenarioLibrary library = ScenarioLibrary.Discover();
        return [.. library.List().Select(name => DocumentOf(name, library))];
    }

    private static ScenarioDocument Get(string name)
    {
        ScenarioLibrary library = ScenarioLibrary.Discover();
        return library.Find(name) is null
            ? throw ProblemResponses.Refuse(404, $"There is no scenario {RequestParameters.Shown(name)}.", "GET /api/scenarios lists them.")
            : DocumentOf(name, library);
    }

    private static ScenarioDocument DocumentOf(string name, ScenarioLibrary library)
    {
        try
        {
            return Read(name, library);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // One folder that cannot be read must not hide the others.
            return new ScenarioDocument(name, name, $"It cannot be read: {e.Message}", "", null, "", []);
        }
    }

    private static ScenarioDocument Read(string name, ScenarioLibrary library)
    {
        ScenarioMeta meta = ScenarioLoader.ReadHead(name, library);
        return new ScenarioDocument(
            name,
            meta.Title,
            meta.Description,
            meta.Question,
            meta.StartUtc,
            meta.Seed.ToString(CultureInfo.InvariantCulture),
            meta.Layers);
    }

    private static IReadOnlyList<EventKindDocument> Kinds() =>
    [
        .. EventKinds.All.Select(kind => new EventKindDocument(
            kind.Name,
            kind.Value?.Unit,
            kind.Value is { Least: > double.MinValue } bounded ? bounded.Least : null,
            kind.Value is { Most: < double.MaxValue } limited ? limited.Most : null,
            kind.DefaultValue,
            kind.Subject,
            kind.Lasts,
            [.. Enum.GetValues<EntityKind>().Where(target => kind.Targets.Holds(target)).Select(WorldDocuments.NameOf)])),
    ];
}
