using System.Threading.RateLimiting;
using DigitalTwin.Viewer.Api;
using Microsoft.AspNetCore.RateLimiting;

namespace DigitalTwin.Viewer.Hosting;

/// <summary>How many calls are taken: changing ones by rate, all but the live feed by number at once.</summary>
internal static class CallLimits
{
    private const int SecondsKept = 2;

    public static void Add(IServiceCollection services, ServerOptions options) => services.AddRateLimiter(limits =>
    {
        limits.GlobalLimiter = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<HttpContext, string>(context => Changes(context)
                ? RateLimitPartition.GetTokenBucketLimiter("changes", _ => new TokenBucketRateLimiterOptions
                {
                    TokenLimit = options.ChangesPerSecond * SecondsKept,
                    TokensPerPeriod = options.ChangesPerSecond,
                    ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                })
                : RateLimitPartition.GetNoLimiter("reads")),
            PartitionedRateLimiter.Create<HttpContext, string>(context => Follows(context)
                ? RateLimitPartition.GetNoLimiter("feed")
                : RateLimitPartition.GetConcurrencyLimiter("calls", _ => new ConcurrencyLimiterOptions
                {
                    PermitLimit = options.MostCalls,
                    QueueLimit = options.MostCalls,
                })));
        limits.OnRejected = async (rejected, _) =>
        {
            rejected.HttpContext.Response.Headers.RetryAfter = "1";
            await ProblemResponses.Write(
                rejected.HttpContext,
                ProblemResponses.Make(429, "There are more calls than the host takes.", "Wait a second, then ask again."));
        };
    });

    private static bool Changes(HttpContext context) =>
        !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method);

    private static bool Follows(HttpContext context) => context.Request.Path.Value?.EndsWith("/feed", StringComparison.Ordinal) == true;
}
