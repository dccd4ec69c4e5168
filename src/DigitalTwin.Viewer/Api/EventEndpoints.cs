using System.Buffers;
using System.IO.Pipelines;
using DigitalTwin.Viewer.Documents;
using DigitalTwin.Viewer.Runs;

namespace DigitalTwin.Viewer.Api;

/// <summary>Events: what is in a run's log, and injection.</summary>
internal static class EventEndpoints
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    public static void Map(RouteGroupBuilder api, IRunHost host, ServerOptions options)
    {
        api.MapGet("/runs/{run}/events", (string run) => List(RequestParameters.Run(host, run)))
            .WithName("listEvents").WithTags("Events").WithSummary("Events in a run's log")
            .ProducesProblem(StatusCodes.Status404NotFound);
        api.MapPost("/runs/{run}/events", (string run, HttpContext context) => Inject(RequestParameters.Run(host, run), context, options))
            .WithName("injectEvents").WithTags("Events").WithSummary("Inject an event, or a list of them; if one is wrong, none is taken")
            .Accepts<EventDraftDocument>("application/json").Produces<EventResponse>()
            .Produces<EventResponse>(StatusCodes.Status409Conflict).Produces<EventResponse>(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status504GatewayTimeout);
    }

    private static IReadOnlyList<EventDocument> List(ITwinRun run) => [.. run.Events.Select(entry => DocumentOf(entry, run.World))];

    /// <summary>An event as the API reports it.</summary>
    internal static EventDocument DocumentOf(LogEntry entry, WorldSpec world)
    {
        RunEvent taken = entry.Event!;
        string kind = taken.Birth is not null ? "birth" : taken.Retires.Length > 0 ? "retirement" : taken.Imposition.Kind.ToString();
        string target = taken.Retires.Length > 0 ? taken.Retires : taken.Birth is { } birth ? birth.Id : taken.Target;
        return new EventDocument(
            taken.Id,
            entry.Tick,
            world.Calendar.InstantOf(entry.Tick),
            char.ToLowerInvariant(kind[0]) + kind[1..],
            target,
            taken.Imposition.Subject ?? "",
            taken.Imposition.Value,
            taken.DurationTicks);
    }

    private static async Task<IResult> Inject(ITwinRun run, HttpContext context, ServerOptions options)
    {
        if (!context.Request.HasJsonContentType())
            throw ProblemResponses.Refuse(415, "The body is not JSON.", "Send it as Content-Type: application/json.");
        string text = await ReadBody(context, options.MostBodyBytes);
        EventResponse answer = await run.Inject(new EventRequest("body", text), context.RequestAborted) ?? throw ProblemResponses.Refuse(
            504, "The run has not answered in time.", "Ask again with the same id: the event is taken once.");
        int status = answer.Findings.Count > 0 ? 422 : answer.AllAccepted ? 200 : 409;
        return TypedResults.Json(answer, TwinJson.Options, statusCode: status);
    }

    /// <summary>The text of a body; what it needs of memory grows with it, up to the limit.</summary>
    internal static async Task<string> ReadBody(HttpContext context, int mostBytes)
    {
        PipeReader body = context.Request.BodyReader;
        while (true)
        {
            ReadResult read = await body.ReadAsync(context.RequestAborted);
            bool isTooLong = read.Buffer.Length > mostBytes;
            string? text = read.IsCompleted && !isTooLong ? TextOf(read.Buffer) : null;
            body.AdvanceTo(text is null ? read.Buffer.Start : read.Buffer.End, read.Buffer.End);
            if (isTooLong)
                throw ProblemResponses.Refuse(413, $"The body is longer than {mostBytes} bytes.", "Split the list of events.");
            if (text is not null)
                return text;
        }
    }

    private static string TextOf(ReadOnlySequence<byte> bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw ProblemResponses.Refuse(400, "The body is not UTF-8.", "Encode it as UTF-8.");
        }
    }
}
