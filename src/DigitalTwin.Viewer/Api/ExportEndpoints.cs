using DigitalTwin.Viewer.Documents;
using DigitalTwin.Viewer.Runs;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DigitalTwin.Viewer.Api;

/// <summary>Files of a run, and its summary.</summary>
internal static class ExportEndpoints
{
    private static readonly (string Name, string Title, string ContentType)[] Files =
    [
        (RunFiles.Zones, "Hourly figures of the zones", "text/csv"),
        (RunFiles.Lines, "Hourly flows of the lines", "text/csv"),
        (RunFiles.Campuses, "Campuses by month", "text/csv"),
        (RunFiles.Countries, "Countries by month, with the causes of missing compute", "text/csv"),
        (RunFiles.Plants, "Hourly figures of every plant and load", "text/csv"),
        (RunFiles.Hashes, "Hash of every tick", "text/csv"),
        (RunFolder.SummaryFile, "Summary as it was written last", "application/json"),
        (RunFolder.ManifestFile, "What is needed to run again", "application/json"),
    ];

    public static void Map(RouteGroupBuilder api, IRunHost host)
    {
        api.MapGet("/runs/{run}/summary", (string run, CancellationToken cancellation) =>
            Summary(RequestParameters.Run(host, run), cancellation))
            .WithName("getSummary").WithTags("Exports").WithSummary("Totals of the ticks so far")
            .ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/runs/{run}/exports", (string run) => List(RequestParameters.Run(host, run)))
            .WithName("listExports").WithTags("Exports").WithSummary("Files of a run").ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/runs/{run}/exports/{file}", (string run, string file) => Get(RequestParameters.Run(host, run), file))
            .WithName("getExport").WithTags("Exports").WithSummary("One file of a run")
            .Produces(StatusCodes.Status200OK, contentType: "text/csv", additionalContentTypes: "application/json")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<RunSummary> Summary(ITwinRun run, CancellationToken cancellation) =>
        await run.Summarise(cancellation) ?? throw ProblemResponses.Refuse(
        404, "There is no summary yet.", $"POST /api/runs/{run.Id}/advance starts the run; then there is one.");

    private static IReadOnlyList<ExportDocument> List(ITwinRun run) =>
    [
        .. from file in Files
           let found = new FileInfo(Path.Combine(run.Folder, file.Name))
           where found.Exists
           select new ExportDocument(file.Name, found.Length, file.Title),
    ];

    private static PushStreamHttpResult Get(ITwinRun run, string file)
    {
        // By the list alone: no path is ever made of what a caller writes.
        (string Name, string Title, string ContentType) known = Files.FirstOrDefault(candidate => candidate.Name == file);
        if (known.Name is null || !File.Exists(Path.Combine(run.Folder, known.Name)))
            throw ProblemResponses.Refuse(404, $"There is no file {RequestParameters.Shown(file)}.",
                $"GET /api/runs/{run.Id}/exports lists them.");
        string path = Path.Combine(run.Folder, known.Name);
        return TypedResults.Stream(output => Copy(path, output), known.ContentType, $"{run.Id}-{known.Name}");
    }

    /// <summary>The file may grow meanwhile: its length is not promised.</summary>
    private static async Task Copy(string path, Stream output)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        await file.CopyToAsync(output);
    }
}
