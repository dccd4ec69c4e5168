using DigitalTwin.Viewer.Documents;
using DigitalTwin.Viewer.Runs;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DigitalTwin.Viewer.Api;

/// <summary>Runs: list, begin, go on, hold, speed.</summary>
internal static class RunEndpoints
{
    private const long MostTicksAtOnce = 1_000_000;

    public static void Map(RouteGroupBuilder api, IRunHost host)
    {
        api.MapGet("/runs", () => host.List())
            .WithName("listRuns").WithTags("Runs").WithSummary("Runs, the newest first");
        api.MapGet("/runs/{run}", (string run) => RequestParameters.Run(host, run).Facts)
            .WithName("getRun").WithTags("Runs").WithSummary("The state of a run").ProducesProblem(StatusCodes.Status404NotFound);
        api.MapPost("/runs", (NewRun body) => Begin(host, body))
            .WithName("beginRun").WithTags("Runs").WithSummary("Create a run; it is paused until it is started")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status429TooManyRequests);
        api.MapPost("/runs/{run}/advance", (string run, Advance body) => Advance(RequestParameters.Run(host, run), body))
            .WithName("advanceRun").WithTags("Runs").WithSummary("Advance a run by some ticks, to a tick, or until it is paused")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
        api.MapPost("/runs/{run}/pause", (string run) => RequestParameters.Run(host, run).Pause())
            .WithName("pauseRun").WithTags("Runs").WithSummary("Pause a run at the next tick boundary")
            .ProducesProblem(StatusCodes.Status404NotFound);
        api.MapPut("/runs/{run}/speed", (string run, Speed body) =>
                RequestParameters.Run(host, run).SetPace(RequestParameters.TicksPerSecond(body.TicksPerSecond)))
            .WithName("setSpeed").WithTags("Runs").WithSummary("Set ticks a second")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<Created<RunFacts>> Begin(IRunHost host, NewRun body)
    {
        if (string.IsNullOrEmpty(body.Scenario))
            throw ProblemResponses.Refuse(400, "scenario is missing.", "GET /api/scenarios lists what can be run.");
        double? rate = RequestParameters.TicksPerSecond(body.TicksPerSecond);
        ITwinRun run = await host.Begin(body.Scenario, RequestParameters.Seed(body.Seed), body.Id);
        await run.SetPace(rate);
        RunFacts facts = body.Play ? await run.Play(null) : run.Facts;
        return TypedResults.Created($"/api/runs/{run.Id}", facts);
    }

    private static Task<RunFacts> Advance(ITwinRun run, Advance body)
    {
        if (body is { Ticks: not null, To: not null })
            throw ProblemResponses.Refuse(400, "ticks and to exclude each other.", "Give one, or neither.");
        if (body.Ticks is < 1 or > MostTicksAtOnce)
            throw ProblemResponses.Refuse(400, $"ticks cannot be {body.Ticks}.", $"Give a whole number from 1 to {MostTicksAtOnce}.");
        long ticks = run.History.Ticks;
        if (body.To < ticks || body.To > RequestParameters.MostTicks)
            throw ProblemResponses.Refuse(400, $"to cannot be {body.To}.",
                $"Give a whole number from {ticks} to {RequestParameters.MostTicks}.");
        return run.Play(body.To ?? (body.Ticks is long more ? ticks + more : null));
    }
}
