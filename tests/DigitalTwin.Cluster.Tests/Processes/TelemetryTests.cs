using System.Net;
using System.Text.RegularExpressions;
using DigitalTwin.Grains.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DigitalTwin.Cluster.Tests.Processes;

/// <summary>What a silo measures is there for Prometheus and by OTLP, under the names that the board of Grafana asks for.</summary>
public sealed partial class TelemetryTests : ProcessTests
{
    private const int Ticks = 48;

    private static readonly string[] Functions =
        ["sum", "count", "rate", "increase", "histogram_quantile", "by", "le", "run", "request", "instance", "planned", "outcome"];

    [Fact]
    public async Task The_board_asks_for_metrics_that_a_silo_serves()
    {
        await using SiloProcesses cluster = await SiloProcesses.Start(2);
        await cluster.Ask(Trial.Run, Trial.Spec, Ticks);
        await cluster.Await(Trial.Run, Ticks);

        string served = await Served(
            cluster, text => text.Contains("digitaltwin_grid_call_duration_seconds_count", StringComparison.Ordinal));

        string[] names = [.. NamesServed(served)];
        string file = Path.Combine(RepositoryFolder.Root, "deploy", "grafana", "digitaltwin.json");
        JsonElement board = JsonDocument.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).RootElement;
        string[] asked =
        [
            .. board.GetProperty("panels").EnumerateArray()
                .SelectMany(panel => panel.GetProperty("targets").EnumerateArray())
                .SelectMany(target => NamesAsked(target.GetProperty("expr").GetString()!))
                .Distinct(),
        ];
        Assert.NotEmpty(asked);
        Assert.True(asked.All(names.Contains), $"{string.Join(", ", asked.Except(names))} are not among {string.Join(", ", names)}");
        Assert.Matches($"digitaltwin_run_ticks_total{{[^}}]*run=\"{Trial.Run}\"[^}}]*}} {Ticks}\\b", served);
        Assert.Contains("planned=\"true\"", served); // the board asks for those that were not
        Assert.Matches("digitaltwin_silo_ready({[^}]*})? 1\\b", served);
    }

    [Fact]
    public async Task Ticks_and_the_grain_calls_in_them_go_to_a_collector()
    {
        string address = $"http://127.0.0.1:{LoopbackPorts.Free()}";
        var traces = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var metrics = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using WebApplication collector = await Collector(address, traces, metrics);
        await using SiloProcesses cluster = await SiloProcesses.Start(
            1, $"otlp_endpoint: {address}\ntrace_share: 1", ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
            ("OTEL_METRIC_EXPORT_INTERVAL", "1000"));
        await cluster.Ask(Trial.Run, Trial.Spec, Ticks);
        await cluster.Await(Trial.Run, Ticks);

        string spans = await traces.Task.WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);
        string points = await metrics.Task.WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);

        Assert.Contains(TwinTelemetry.Name, spans);
        Assert.Contains("IGridGrain", spans);
        Assert.Contains("digitaltwin-silo", points);
    }

    /// <summary>Takes what is sent by OTLP until something of interest has come.</summary>
    private static async Task<WebApplication> Collector(
        string address, TaskCompletionSource<string> traces, TaskCompletionSource<string> metrics)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address);
        WebApplication collector = builder.Build();
        collector.MapPost("/v1/{signal}", async (string signal, HttpRequest request) =>
        {
            using var reader = new StreamReader(request.Body, System.Text.Encoding.Latin1);
            string body = await reader.ReadToEndAsync(request.HttpContext.RequestAborted);
            if (signal == "traces" && body.Contains("IGridGrain", StringComparison.Ordinal)
                && body.Contains(TwinTelemetry.Name, StringComparison.Ordinal))
                traces.TrySetResult(body);
            if (signal == "metrics" && body.Contains("digitaltwin.run.ticks", StringComparison.Ordinal))
                metrics.TrySetResult(body);
            return TypedResults.Ok();
        });
        await collector.StartAsync(TestContext.Current.CancellationToken);
        return collector;
    }

    private static async Task<string> Served(SiloProcesses cluster, Func<string, bool> isThere)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        string all = "";
        while (!isThere(all))
        {
            Assert.False(patience.IsCancellationRequested, all);
            var texts = new List<string>();
            foreach (string silo in cluster.Names)
            {
                (HttpStatusCode status, string text) = await cluster.Metrics(silo);
                Assert.Equal(HttpStatusCode.OK, status);
                texts.Add(text);
            }

            all = string.Join('\n', texts);
        }

        return all;
    }

    private static IEnumerable<string> NamesServed(string text) => text.Split('\n')
        .Where(line => line.Length > 0 && line[0] != '#')
        .Select(line => line[..line.IndexOfAny(['{', ' '])])
        .Distinct();

    private static IEnumerable<string> NamesAsked(string expression) => Word()
        .Matches(Quoted().Replace(Window().Replace(expression, ""), ""))
        .Select(match => match.Value)
        .Except(Functions);

    [GeneratedRegex("[a-zA-Z_][a-zA-Z_0-9]*")]
    private static partial Regex Word();

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\[[^\]]*\]")]
    private static partial Regex Window();
}
