using System.Diagnostics.CodeAnalysis;
using DigitalTwin.Viewer.Api;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace DigitalTwin.Viewer.Hosting;

/// <summary>Serves the built page, with a policy by which no browser asks another host for anything.</summary>
internal static class PageFiles
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>Ending of the compressed copies that the build of the page lays beside its files.</summary>
    private const string Brotli = ".br";

    /// <summary>Whether there is a page to serve.</summary>
    public static bool Exist(ServerOptions options) => File.Exists(Path.Combine(options.PageFolder, "index.html"));

    public static void Use(WebApplication app, ServerOptions options)
    {
        app.Use((context, next) =>
        {
            context.Response.Headers.ContentSecurityPolicy = Policy;
            context.Response.Headers.XContentTypeOptions = "nosniff";
            context.Response.Headers["Referrer-Policy"] = "no-referrer";
            return next(context);
        });
        if (!Exist(options))
            return;
        var files = new PhysicalFileProvider(options.PageFolder);
        app.UseDefaultFiles(new DefaultFilesOptions { FileProvider = files });
        app.Use((context, next) =>
        {
            bool isCall = context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal);
            string compressed = context.Request.Path.Value + Brotli;
            if (!isCall && TakesBrotli(context.Request) && files.GetFileInfo(compressed).Exists)
                context.Request.Path = new PathString(compressed); // as it is: it has been decoded once
            return next(context);
        });
        app.UseStaticFiles(new StaticFileOptions { FileProvider = files, ContentTypeProvider = new Types(), OnPrepareResponse = Prepare });
    }

    private static bool TakesBrotli(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        && StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptEncoding, out IList<StringWithQualityHeaderValue>? taken)
        && taken.Any(one => one.Value.Equals("br", StringComparison.OrdinalIgnoreCase) && one.Quality is not 0);

    /// <summary>Names of built files change with their content; the page itself is asked for each time.</summary>
    private static void Prepare(StaticFileResponseContext prepared)
    {
        IHeaderDictionary headers = prepared.Context.Response.Headers;
        headers.Vary = HeaderNames.AcceptEncoding;
        if (prepared.File.Name.EndsWith(Brotli, StringComparison.Ordinal))
            headers.ContentEncoding = "br";
        headers.CacheControl = prepared.Context.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal)
            ? "max-age=31536000, immutable"
            : "no-cache";
    }

    /// <summary>A compressed copy has the type of what it is a copy of.</summary>
    private sealed class Types : IContentTypeProvider
    {
        private readonly FileExtensionContentTypeProvider _known = new();

        public bool TryGetContentType(string subpath, [MaybeNullWhen(false)] out string contentType) => _known.TryGetContentType(
            subpath.EndsWith(Brotli, StringComparison.Ordinal) ? subpath[..^Brotli.Length] : subpath, out contentType);
    }
}
