using System.Buffers;
using System.Diagnostics;
using System.Threading.Channels;
using DigitalTwin.Viewer.Documents;
using DigitalTwin.Viewer.Feed;
using DigitalTwin.Viewer.Runs;

namespace DigitalTwin.Viewer.Api;

/// <summary>
/// The live feed: server-sent events with the tick as identifier. Who comes back with Last-Event-ID gets what it has missed out of history,
/// then what comes.
/// </summary>
internal static class FeedEndpoint
{
    private const int MostCaughtUp = 2_000;
    private const int MostTogether = 32;
    private const double MostRate = 1_000;

    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Together = TimeSpan.FromMilliseconds(50);

    /// <summary>How long who is let go may take to read what it was sent and why it ends: cutting it off would lose both.</summary>
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(60);

    private static readonly FeedItem Retry = new(null, "retry: 1000\n\n"u8.ToArray());
    private static readonly FeedItem StillHere = new(null, ": still here\n\n"u8.ToArray());

    public static void Map(RouteGroupBuilder api, IRunHost host) =>
        api.MapGet("/runs/{run}/feed", (string run, double? rate, HttpContext context) =>
            Follow(RequestParameters.Run(host, run), rate, context))
            .WithName("followRun").WithTags("Live").WithSummary(
                "Live ticks as server-sent events (tick, state, events, gap, end); ?rate= asks for at most so many ticks a second; "
                + "Last-Event-ID resumes")
            .Produces<SnapshotDocument>(StatusCodes.Status200OK, "text/event-stream")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    private static async Task Follow(ITwinRun run, double? rate, HttpContext context)
    {
        if (rate is not null && !(rate > 0 && rate <= MostRate))
            throw ProblemResponses.Refuse(400, "rate is out of range.",
                "Give a number above 0 up to 1,000, or leave it out for every tick.");
        long last = LastSeen(run, context.Request);
        CancellationToken gone = context.RequestAborted;
        Subscriber subscriber = await Join(run, last, rate, context, gone);
        try
        {
            await Pump(run, subscriber, context, gone);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // the other side has left
        }
        finally
        {
            run.Feed.Leave(subscriber);
        }
    }

    private static long LastSeen(ITwinRun run, HttpRequest request)
    {
        string text = request.Headers["Last-Event-ID"].ToString();
        if (text.Length == 0)
            return Math.Max(run.Feed.LastTick, run.History.Ticks - 1) - 1; // the newest tick, then what comes
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long last)
            ? last
            : throw ProblemResponses.Refuse(400, "Last-Event-ID is not a tick.",
                "Send back the id of the last event, or leave the header out.");
    }

    /// <summary>Sends what the caller has missed until it has come up with the run, then subscribes.</summary>
    private static async Task<Subscriber> Join(ITwinRun run, long last, double? rate, HttpContext context, CancellationToken gone)
    {
        bool begun = false;
        while (true)
        {
            long newest = Math.Max(run.Feed.LastTick, run.History.Ticks - 1);
            if (last >= newest)
            {
                if (run.Feed.Subscribe(last, rate, out bool full) is Subscriber subscriber)
                {
                    if (!begun)
                        await Begin(run, context, gone);
                    return subscriber;
                }

                if (full)
                    throw ProblemResponses.Refuse(503, "The run has as many subscribers as it takes.", "Close one, or come back later.");
            }

            if (!begun)
                await Begin(run, context, gone);
            begun = true;
            if (newest - last > MostCaughtUp)
            {
                string gap = string.Create(
                    CultureInfo.InvariantCulture, $"{{\"from\":{last + 1},\"to\":{newest - 1},\"fix\":\"read them from history\"}}");
                await Send(context, FrameEncoder.Event("gap", gap), gone);
                last = newest - 1;
            }

            for (long tick = last + 1; tick <= newest; tick++)
            {
                if (run.History.ReadRow(tick) is HistoryRow row)
                    await Send(context, run.Encoder.Encode(row, ""), gone);
                last = tick;
            }

        }
    }

    private static async Task Begin(ITwinRun run, HttpContext context, CancellationToken gone)
    {
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        await Send(context, Retry, gone);
        await Send(context, FrameEncoder.Event("state", TwinJson.Write(run.Facts)), gone);
    }

    /// <summary>
    /// Sends what comes until one side ends it. The bytes are everybody's; what costs here is the call that sends them, so ticks that come
    /// close on each other go together.
    /// </summary>
    private static async Task Pump(ITwinRun run, Subscriber subscriber, HttpContext context, CancellationToken gone)
    {
        ChannelReader<FeedItem> waiting = subscriber.Waiting;
        long sent = 0;
        await using (var heartbeat = new Timer(_ => subscriber.Send(StillHere), null, Heartbeat, Heartbeat))
        {
            while (subscriber.Reason is null && await waiting.WaitToReadAsync(gone))
            {
                TimeSpan early = Together - Stopwatch.GetElapsedTime(sent);
                if (early > TimeSpan.Zero && waiting.Count < MostTogether)
                    await Task.Delay(early, gone);
                for (int i = 0; i < MostTogether && subscriber.Reason is null && waiting.TryRead(out FeedItem? item); i++)
                    context.Response.BodyWriter.Write(item.Bytes.Span);
                await Flush(context, gone);
                sent = Stopwatch.GetTimestamp();
            }
        }

        await SayGoodbye(run, subscriber, context, gone);
    }

    /// <summary>Says why it ends; a connection that does not even take this is cut.</summary>
    private static async Task SayGoodbye(ITwinRun run, Subscriber subscriber, HttpContext context, CancellationToken gone)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(gone);
        patience.CancelAfter(LastWords);
        string reason = subscriber.Reason ?? "the run has left the host's hands";
        try
        {
            await Send(context, FrameEncoder.Event("end", TwinJson.Write(new { reason, run.Feed.LastTick })), patience.Token);
        }
        catch (OperationCanceledException)
        {
            context.Abort();
        }
    }

    private static ValueTask Send(HttpContext context, FeedItem item, CancellationToken gone)
    {
        context.Response.BodyWriter.Write(item.Bytes.Span);
        return Flush(context, gone);
    }

    private static async ValueTask Flush(HttpContext context, CancellationToken gone)
    {
        if ((await context.Response.BodyWriter.FlushAsync(gone)).IsCompleted)
            throw new OperationCanceledException(gone); // the other side has left
    }
}
