using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace DigitalTwin.Grains.Telemetry;

/// <summary>
/// What the twin measures of itself, under one name for meters and activities. Nobody listens by default, and then it costs nothing.
/// </summary>
public static class TwinTelemetry
{
    /// <summary>Name of the meter and of the source of activities.</summary>
    public const string Name = "DigitalTwin";

    private static readonly Meter Meter = new(Name);
    private static readonly ActivitySource Activities = new(Name);

    private static readonly Counter<long> Ticks = Meter.CreateCounter<long>(
        "digitaltwin.run.ticks", "{tick}", "Ticks that were committed and shown here.");

    private static readonly Counter<long> Epochs = Meter.CreateCounter<long>(
        "digitaltwin.run.epochs", "{epoch}", "Epochs that began here; those that were not planned followed a loss.");

    private static readonly Counter<long> Replays = Meter.CreateCounter<long>(
        "digitaltwin.run.replayed_ticks", "{tick}", "Ticks that recoveries had to compute again.");

    private static readonly Histogram<double> Store = Meter.CreateHistogram<double>(
        "digitaltwin.store.duration", "s", "Time that the store took to answer, by request and outcome.");

    private static readonly Histogram<double> Grid = Meter.CreateHistogram<double>(
        "digitaltwin.grid.call.duration", "s", "Time from a call to a grid until its answer.");

    /// <summary>Counts a tick that was shown.</summary>
    public static void Ticked(string run) => Ticks.Add(1, new KeyValuePair<string, object?>("run", run));

    /// <summary>Counts an epoch, and what its recovery has to compute again.</summary>
    public static void EpochBegan(string run, bool planned, long replays)
    {
        var named = new KeyValuePair<string, object?>("run", run);
        Epochs.Add(1, named, new KeyValuePair<string, object?>("planned", planned));
        Replays.Add(replays, named);
    }

    /// <summary>Begins to measure; zero while nobody listens.</summary>
    public static long Begin() => Store.Enabled || Grid.Enabled ? Stopwatch.GetTimestamp() : 0;

    /// <summary>Measures a request to the store.</summary>
    public static void StoreAnswered(long began, string request, string outcome)
    {
        if (began > 0)
            Store.Record(
                Stopwatch.GetElapsedTime(began).TotalSeconds,
                new KeyValuePair<string, object?>("request", request),
                new KeyValuePair<string, object?>("outcome", outcome));
    }

    /// <summary>Measures a call to a grid.</summary>
    public static void GridAnswered(long began)
    {
        if (began > 0)
            Grid.Record(Stopwatch.GetElapsedTime(began).TotalSeconds);
    }

    /// <summary>Begins the activity of a tick: the calls that the coordinator makes for it belong to it. Null while nobody listens.
    /// </summary>
    public static Activity? BeginTick(string run, long tick)
    {
        Activity? before = Activity.Current;
        Activity.Current = null; // a tick is nobody's part
        Activity? activity = Activities.StartActivity("tick", ActivityKind.Internal);
        activity?.SetTag("run", run).SetTag("tick", tick);
        Activity.Current = before;
        return activity;
    }

    /// <summary>A gauge of the process.</summary>
    public static void Gauge(string name, string unit, string description, Func<long> read) =>
        Meter.CreateObservableGauge(name, read, unit, description);
}
