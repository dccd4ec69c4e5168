using DigitalTwin.Silo.Configuration;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace DigitalTwin.Silo.Hosting;

/// <summary>
/// Two questions with different answers. Liveness: does the process answer? If not, start it again. Readiness: does it take work? If not,
/// send it none; what is in its way, such as a Redis that refuses or was emptied, may pass, and a restart would not help.
/// </summary>
internal static class SiloHealth
{
    /// <summary>Path of liveness.</summary>
    public const string LivePath = "/health";

    /// <summary>Path of readiness.</summary>
    public const string ReadyPath = "/ready";

    private const string Live = "live";
    private const string Ready = "ready";

    /// <summary>Adds the checks.</summary>
    public static void AddTo(IServiceCollection services) => services.AddHealthChecks()
        .AddCheck("process", () => HealthCheckResult.Healthy("alive"), [Live])
        .AddCheck<ReadinessCheck>("silo", tags: [Ready]);

    /// <summary>Serves them: 200 or 503, and why in a line.</summary>
    public static void Serve(WebApplication host)
    {
        host.MapHealthChecks(LivePath, OptionsOf(Live));
        host.MapHealthChecks(ReadyPath, OptionsOf(Ready));
    }

    private static HealthCheckOptions OptionsOf(string tag) => new()
    {
        Predicate = check => check.Tags.Contains(tag),
        ResponseWriter = (asked, report) => asked.Response.WriteAsync(
            string.Join(Environment.NewLine, report.Entries.Values.Select(entry => entry.Description))),
    };

    private sealed class ReadinessCheck(Readiness readiness) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(readiness.IsReady ? HealthCheckResult.Healthy(readiness.Text) : HealthCheckResult.Unhealthy(readiness.Text));
    }
}
