using System.Net;
using System.Net.Sockets;
using DigitalTwin.Viewer.Api;
using DigitalTwin.Viewer.Runs;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.OpenApi;

namespace DigitalTwin.Viewer.Hosting;

/// <summary>The HTTP face of a host: API, document, page.</summary>
public sealed class TwinServer : IAsyncDisposable
{
    private const int SendBufferBytes = 256 << 10;

    private readonly WebApplication _app;

    private TwinServer(WebApplication app, Uri address, bool hasPage) => (_app, Address, HasPage) = (app, address, hasPage);

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Whether the page was built into this program.</summary>
    public bool HasPage { get; }

    /// <summary>Starts to listen.</summary>
    /// <param name="host">The runs.</param>
    /// <param name="options">Where to listen, and what to take.</param>
    /// <exception cref="IOException">The address is taken.</exception>
    public static async Task<TwinServer> Start(IRunHost host, ServerOptions options)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = [] });
        HostLog.Configure(builder.Logging);
        builder.WebHost.ConfigureKestrel(kestrel => Configure(kestrel, options));
        builder.WebHost.UseSockets(sockets => sockets.CreateBoundListenSocket = Listen);
        builder.Services.ConfigureHttpJsonOptions(json => TwinJson.Configure(json.SerializerOptions));
        builder.Services.AddRoutingCore();
        builder.Services.Configure<RouteHandlerOptions>(handlers => handlers.ThrowOnBadRequest = true);
        builder.Services.AddOpenApi("v1", Describe);
        CallLimits.Add(builder.Services, options);
        WebApplication app = builder.Build();
        var guard = new CallGuard(options);
        ProblemResponses.Use(app);
        app.Use(next => context => guard.Check(context, next));
        app.UseRateLimiter();
        PageFiles.Use(app, options);
        app.UseRouting();
        RouteGroupBuilder api = app.MapGroup("/api");
        ScenarioEndpoints.Map(api, options);
        RunEndpoints.Map(api, host);
        StateEndpoints.Map(api, host);
        EventEndpoints.Map(api, host, options);
        ExportEndpoints.Map(api, host);
        FeedEndpoint.Map(api, host);
        app.MapOpenApi("/openapi/{documentName}.json");
        try
        {
            await app.StartAsync();
        }
        catch (Exception)
        {
            await app.DisposeAsync();
            throw;
        }

        return new TwinServer(app, new Uri(app.Urls.First()), PageFiles.Exist(options));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        await _app.StopAsync(patience.Token);
        await _app.DisposeAsync();
    }

    /// <summary>Listens with connections whose unsent bytes are bounded: who does not read is noticed soon, and costs little.</summary>
    private static Socket Listen(EndPoint address)
    {
        Socket socket = SocketTransportOptions.CreateDefaultBoundListenSocket(address);
        socket.SendBufferSize = SendBufferBytes;
        return socket;
    }

    private static void Configure(KestrelServerOptions kestrel, ServerOptions options)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = options.MostBodyBytes;
        kestrel.Limits.MaxRequestLineSize = 16 << 10;
        kestrel.Limits.MaxConcurrentConnections = 1024;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        if (options.Address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase))
            kestrel.ListenLocalhost(options.Address.Port);
        else
            kestrel.Listen(IPAddress.Parse(options.Address.Host.Trim('[', ']')), options.Address.Port);
    }

    private static void Describe(OpenApiOptions api)
    {
        api.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        api.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "DigitalTwin",
                Version = "v1",
                Description = "Scenarios, runs, live ticks, history, events and files of the twin. docs/reference/api.md walks through it.",
            };
            return Task.CompletedTask;
        });
    }
}
