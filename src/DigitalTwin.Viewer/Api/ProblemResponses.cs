using System.Text.RegularExpressions;
using DigitalTwin.Viewer.Documents;
using DigitalTwin.Viewer.Runs;
using Microsoft.AspNetCore.WebUtilities;

namespace DigitalTwin.Viewer.Api;

/// <summary>Turns whatever goes wrong into problem+json with a fix.</summary>
internal static partial class ProblemResponses
{
    public const string ContentType = "application/problem+json";

    private const string SeeApi = "See /openapi/v1.json for what the API takes.";

    /// <summary>Catches what endpoints throw and gives a body to refusals that have none.</summary>
    public static void Use(WebApplication app)
    {
        ILogger log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("twin.calls");
        app.Use(async (context, next) =>
        {
            try
            {
                await next(context);
            }
            catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
            {
                // who asked has left
            }
            catch (Exception e) when (!context.Response.HasStarted)
            {
                Problem problem = Of(e) ?? Fault(e);
                Record(log, context.Request, e, problem);
                context.Response.Clear();
                await Write(context, problem);
            }
        });
        app.UseStatusCodePages(async pages => await Write(pages.HttpContext, Bare(pages.HttpContext)));
    }

    /// <summary>Refuses a call.</summary>
    public static ApiException Refuse(int status, string problem, string fix) => new(status, problem, fix);

    /// <summary>Writes a problem as the answer.</summary>
    public static async Task Write(HttpContext context, Problem problem)
    {
        context.Response.StatusCode = problem.Status;
        await context.Response.WriteAsJsonAsync(problem, TwinJson.Options, ContentType, context.RequestAborted);
    }

    /// <summary>A problem.</summary>
    public static Problem Make(int status, string detail, string fix) =>
        new("about:blank", ReasonPhrases.GetReasonPhrase(status), status, detail, fix);

    private static Problem Fault(Exception e) => Make(
        StatusCodes.Status500InternalServerError,
        $"The program has met a fault ({e.GetType().Name}).",
        "Its standard error says where; please report it with what was asked.");

    private static void Record(ILogger log, HttpRequest request, Exception e, Problem problem)
    {
        if (Of(e) is null)
            HostLog.CallFailed(log, e, Shown(request.Method), Shown(request.Path.ToUriComponent()));
        else if (problem.Status >= StatusCodes.Status500InternalServerError)
            HostLog.CallMet(log, Shown(request.Method), Shown(request.Path.ToUriComponent()), problem.Detail);
    }

    private static Problem? Of(Exception e) => e switch
    {
        ApiException refused => Make(refused.Status, refused.Message, refused.Fix),
        BadHttpRequestException bad => Make(bad.StatusCode, DetailOf(bad), SeeApi),
        HistoryDamageException damage => Make(StatusCodes.Status500InternalServerError, damage.Message, "Do what the message says."),
        RunFolderException folder => Make(StatusCodes.Status409Conflict, folder.Message, "Do what the message says."),
        UnauthorizedAccessException file => Make(StatusCodes.Status503ServiceUnavailable, file.Message, "Let the program read it."),
        IOException file => Make(StatusCodes.Status503ServiceUnavailable, file.Message, "Ask again; if it stays, look at its folder."),
        _ => null,
    };

    /// <summary>What is wrong, without the names of the program's own types.</summary>
    private static string DetailOf(BadHttpRequestException bad)
    {
        if (bad.InnerException is JsonException json)
            return json.Path is { Length: > 1 } path
                ? $"{path[2..]} in the body is of the wrong type, or unknown, or missing."
                : "The body is not the JSON that is taken here.";
        Match parameter = BoundParameter().Match(bad.Message);
        return parameter.Success ? $"{parameter.Groups["name"].Value} cannot be {Shown(parameter.Groups["value"].Value)}." : bad.Message;
    }

    [GeneratedRegex("^Failed to bind parameter \".* (?<name>[A-Za-z]+)\" from \"(?<value>.*)\"", RegexOptions.Singleline, 1000)]
    private static partial Regex BoundParameter();

    private static Problem Bare(HttpContext context) => context.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound => Make(404, $"There is nothing at {Shown(context.Request.Path.Value)}.", SeeApi),
        StatusCodes.Status405MethodNotAllowed => Make(
            405,
            $"{Shown(context.Request.Method)} is not taken at {Shown(context.Request.Path.Value)}.",
            $"Use {context.Response.Headers.Allow.ToString()}. {SeeApi}"),
        StatusCodes.Status415UnsupportedMediaType => Make(415, "The body is not JSON.", "Send it as Content-Type: application/json."),
        StatusCodes.Status413PayloadTooLarge => Make(413, "The body is too large.", "Split it."),
        int status => Make(status, $"The call cannot be answered ({status.ToString(CultureInfo.InvariantCulture)}).", SeeApi),
    };

    private static string Shown(string? text) => text is { Length: > 200 } ? text[..200] + "..." : text ?? "";
}
