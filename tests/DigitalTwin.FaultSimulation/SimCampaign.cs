using System.Diagnostics;

namespace DigitalTwin.FaultSimulation;

/// <summary>
/// Runs seed after seed on several threads until all are done, the time is over, or one fails. What it finds does not depend on the
/// threads: of several seeds that fail, it takes the first.
/// </summary>
/// <param name="run">Runs one seed without some faults, with or without a trace.</param>
/// <param name="threads">Threads, at least 1.</param>
public sealed class SimCampaign(Func<ulong, IReadOnlySet<ulong>, bool, SimResult> run, int threads)
{
    private const int SeedsPerThread = 8;

    private static readonly IReadOnlySet<ulong> Nothing = new HashSet<ulong>();

    private readonly long _began = Stopwatch.GetTimestamp();

    /// <summary>Which faults met whom.</summary>
    public CoverageTable Coverage { get; } = new();

    /// <summary>Schedules that were run.</summary>
    public long Schedules { get; private set; }

    /// <summary>Faults that met them; a silo's fault counts once for everybody that it met.</summary>
    public long Faults { get; private set; }

    /// <summary>Recoveries in them.</summary>
    public long Recoveries { get; private set; }

    /// <summary>Digest of all their traces in the order of seeds: the same for the same seeds, in every process.</summary>
    public ulong TraceDigest { get; private set; }

    /// <summary>The result of the newest schedule.</summary>
    public SimResult? Last { get; private set; }

    /// <summary>The first seed that failed; null while none has.</summary>
    public SimResult? Failed { get; private set; }

    /// <summary>Time since the campaign was made.</summary>
    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_began);

    /// <summary>Runs seeds.</summary>
    /// <param name="first">The first.</param>
    /// <param name="last">The last, whatever the time.</param>
    /// <param name="atLeast">Goes on with further seeds until this time is over; zero stops after the last.</param>
    /// <param name="progress">Called after every few seeds.</param>
    /// <param name="cancellation">Asks to end after the seeds at hand.</param>
    public void Run(ulong first, ulong last, TimeSpan atLeast, Action<SimCampaign> progress, CancellationToken cancellation)
    {
        var results = new SimResult[SeedsPerThread * threads];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = threads };
        ulong next = first;
        while (Failed is null && !cancellation.IsCancellationRequested && (next <= last || Elapsed < atLeast))
        {
            ulong from = next;
            ulong left = from <= last ? last - from : ulong.MaxValue;
            int count = left < (ulong)results.Length ? (int)left + 1 : results.Length;
            Parallel.For(0, count, parallel, i => results[i] = run(from + (ulong)i, Nothing, false));
            for (int i = 0; i < count && Failed is null; i++)
                Take(results[i]);
            next = from + (ulong)count;
            progress(this);
        }
    }

    /// <summary>Finds the faults that the seed needs to fail, and what then happens.</summary>
    /// <param name="failed">A result that failed.</param>
    /// <returns>The seed again with those faults alone, traced.</returns>
    public SimResult Shrink(SimResult failed)
    {
        IReadOnlySet<ulong> suppressed = Shrinker.Shrink(left => run(failed.Seed, left, false), failed);
        return run(failed.Seed, suppressed, true);
    }

    private void Take(SimResult result)
    {
        Schedules++;
        Faults += result.Faults.Count;
        Recoveries += result.Recoveries;
        TraceDigest = Hash64.Mix(TraceDigest ^ result.TraceDigest);
        Coverage.Add(result.Faults);
        Last = result;
        if (result.Failure is not null)
            Failed = result;
    }
}
