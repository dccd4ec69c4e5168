using System.Security.Cryptography;
using DigitalTwin.Viewer.Api;
using DigitalTwin.Viewer.Documents;

namespace DigitalTwin.Viewer.Hosting;

/// <summary>
/// Lets in who may call: by the Host header (a foreign name that was bent to this machine is refused), by the origin of pages (only this
/// host's own), and by the token where others than this machine can reach it.
/// </summary>
internal sealed class CallGuard(ServerOptions options)
{
    private readonly byte[]? _token = options.Token is null ? null : SHA256.HashData(Encoding.UTF8.GetBytes(options.Token));

    public async Task Check(HttpContext context, RequestDelegate next)
    {
        if (Judge(context.Request) is Problem problem)
            await ProblemResponses.Write(context, problem);
        else
            await next(context);
    }

    private Problem? Judge(HttpRequest request)
    {
        if (options.IsLoopback && !ServerOptions.IsLoopbackName(request.Host.Host))
            return ProblemResponses.Make(
                421, "The Host header names another machine.", $"Call {options.Address.Host}, or start with --address for other machines.");
        string origin = request.Headers.Origin.ToString();
        if (origin.Length > 0 && origin != $"{request.Scheme}://{request.Host}")
            return ProblemResponses.Make(403, "A page of another origin may not call.",
                "Open this host's own page, or call without a browser.");
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method))
            return null;
        if (request.Headers["Sec-Fetch-Site"].ToString() is not ("" or "same-origin" or "none"))
            return ProblemResponses.Make(403, "A page of another site may not change anything.", "Open this host's own page.");
        return _token is null || HasToken(request)
            ? null
            : ProblemResponses.Make(
                401, "The token is missing or wrong.", "Send Authorization: Bearer with the token that `twin up` printed when it started.");
    }

    private bool HasToken(HttpRequest request)
    {
        const string Scheme = "Bearer ";
        string header = request.Headers.Authorization.ToString();
        return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            && CryptographicOperations.FixedTimeEquals(_token, SHA256.HashData(Encoding.UTF8.GetBytes(header[Scheme.Length..].Trim())));
    }
}
