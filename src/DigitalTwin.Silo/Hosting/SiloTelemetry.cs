using DigitalTwin.Grains.Telemetry;
using DigitalTwin.Silo.Configuration;
using Microsoft.AspNetCore.Builder;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Orleans.Hosting;

namespace DigitalTwin.Silo.Hosting;

/// <summary>Meters and activities of a silo: those of the twin, of Orleans and of the runtime; for Prometheus and by OTLP.</summary>
internal static class SiloTelemetry
{
    private const string OrleansMeter = "Microsoft.Orleans";

    private static readonly string[] OrleansActivities = ["Microsoft.Orleans.Runtime", "Microsoft.Orleans.Application"];

    /// <summary>Whether Prometheus is served.</summary>
    public static bool Serves(SiloConfig config) => config is { Metrics: true, HealthPort: > 0 };

    /// <summary>Has a silo pass on the activity of who calls it, where somebody listens.</summary>
    public static void Propagate(ISiloBuilder silo, SiloConfig config)
    {
        if (config.OtlpEndpoint.Length > 0)
            silo.AddActivityPropagation();
    }

    /// <summary>Adds what exports.</summary>
    public static void AddTo(WebApplicationBuilder builder, SiloConfig config)
    {
        if (!Serves(config) && config.OtlpEndpoint.Length == 0)
            return;
        if (config.OtlpEndpoint.Length > 0)
            builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] = config.OtlpEndpoint; // other settings are those of OpenTelemetry
        OpenTelemetry.OpenTelemetryBuilder telemetry = builder.Services.AddOpenTelemetry().ConfigureResource(resource => resource
            .AddService("digitaltwin-silo", serviceNamespace: config.ClusterId, serviceInstanceId: config.Name));
        telemetry.WithMetrics(metrics =>
        {
            metrics.AddMeter(TwinTelemetry.Name, OrleansMeter).AddRuntimeInstrumentation();
            if (Serves(config))
                metrics.AddPrometheusExporter();
            if (config.OtlpEndpoint.Length > 0)
                metrics.AddOtlpExporter();
        });
        if (config.OtlpEndpoint.Length > 0)
            telemetry.WithTracing(traces => traces
                .AddSource([TwinTelemetry.Name, .. OrleansActivities])
                .SetSampler(new ParentBasedSampler(new TraceIdRatioBasedSampler(config.TraceShare)))
                .AddOtlpExporter());
    }

    /// <summary>Serves the metrics, and has the silo say whether it is ready and what it carries.</summary>
    public static void Serve(WebApplication host, SiloConfig config)
    {
        Readiness readiness = host.Services.GetRequiredService<Readiness>();
        TwinTelemetry.Gauge("digitaltwin.silo.ready", "", "1 while the silo takes work, else 0.", () => readiness.IsReady ? 1 : 0);
        TwinTelemetry.Gauge("digitaltwin.silo.grains", "{grain}", "Grains of the twin on the silo.", () => readiness.Grains);
        if (Serves(config))
            host.MapPrometheusScrapingEndpoint("/metrics");
    }
}
