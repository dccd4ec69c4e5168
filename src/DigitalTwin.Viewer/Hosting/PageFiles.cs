using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace DigitalTwin.Viewer.Hosting;

/// <summary>Serves the built page, with a policy by which no browser asks another host for anything.</summary>
internal static class PageFiles
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

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
        app.UseStaticFiles(new StaticFileOptions { FileProvider = files, OnPrepareResponse = Keep });
    }

    /// <summary>Names of built files change with their content; the page itself is asked for each time.</summary>
    private static void Keep(StaticFileResponseContext prepared) =>
        prepared.Context.Response.Headers.CacheControl =
            prepared.Context.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal)
                ? "max-age=31536000, immutable"
                : "no-cache";
}
