using DigitalTwin.Studies.Forks;

namespace DigitalTwin.Studies.MarginalValues;

/// <summary>
/// Runs a world up to a tick, forks it there once as it is and once with a little more of each thing that is made, and reports what that
/// was worth; of lines, the duals of their limits tell it without a fork.
/// </summary>
/// <param name="options">Where the runs part and end.</param>
/// <param name="share">How much more is made, share of what is; above zero.</param>
public sealed class MarginalValueRuns(WorldSpec world, ForkedRunsOptions options, double share)
{
    private readonly ForkedRuns _runs = new(world, options);
    private readonly ImmutableArray<MarginalValue> _margins = MarginalValue.Of(world);

    /// <summary>Runs all.</summary>
    /// <param name="progress">Receives the progress, from several threads, one at a time.</param>
    /// <param name="cancellation">Asks to stop.</param>
    /// <returns>Whether all runs came to their end.</returns>
    public bool Run(IProgress<ForkedRunsProgress>? progress = null, CancellationToken cancellation = default) =>
        _runs.Run([world, .. _margins.Select(More)], progress, cancellation);

    /// <summary>What each was worth, the most valuable unit of a kind first.</summary>
    public IReadOnlyList<MarginalValueResult> Results() =>
    [
        .. _margins.Select((margin, i) => ResultOf(margin, _runs.Ends[i + 1]))
            .OrderBy(result => result.Unit, StringComparer.Ordinal)
            .ThenByDescending(result => result.ExaflopDaysEach)
            .ThenBy(result => result.Id, StringComparer.Ordinal),
    ];

    /// <summary>What a MW of each line was worth, the most valuable first.</summary>
    public IReadOnlyList<MarginalLineValue> Lines() => MarginalLineValue.Between(_runs.Trunk, _runs.Ends[0]);

    private WorldSpec More(MarginalValue margin) => margin.More(world, share, options.ForkTick);

    private MarginalValueResult ResultOf(MarginalValue margin, RunSummary end)
    {
        var byCountry = new SortedDictionary<string, double>(StringComparer.Ordinal);
        double all = 0;
        for (int i = 0; i < end.Countries.Count; i++)
        {
            double more = end.Countries[i].DeliveredExaflopDays - _runs.Ends[0].Countries[i].DeliveredExaflopDays;
            all += more;
            if (more != 0)
                byCountry.Add(end.Countries[i].Id, more);
        }

        double added = margin.Made(More(margin), options.ForkTick, options.Ticks) - margin.Made(world, options.ForkTick, options.Ticks);
        return new MarginalValueResult(margin.Id, margin.Unit, added, all, added > 0 ? all / added : 0, byCountry);
    }
}
