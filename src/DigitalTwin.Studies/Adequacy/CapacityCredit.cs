namespace DigitalTwin.Studies.Adequacy;

/// <summary>What a resource is worth in firm capacity.</summary>
/// <param name="Resource">The fleet, or the flexible load.</param>
/// <param name="Zone">Its zone.</param>
/// <param name="CapacityMw">Its largest capacity in the hours looked at, MW.</param>
/// <param name="ElccMw">Effective load-carrying capability: constant load that it lets the zone carry at the same LOLE, MW.</param>
/// <param name="LoadAddedMw">Constant load that was added to the zone to bring it to the target without the resource, MW.</param>
/// <param name="TargetDays">LOLE at which the two are compared, days a year.</param>
public sealed record CapacityCredit(
    string Resource, string Zone, double CapacityMw, double ElccMw, double LoadAddedMw, double TargetDays)
{
    /// <summary>ELCC over capacity.</summary>
    public double Share => CapacityMw > 0 ? ElccMw / CapacityMw : 0;
}

/// <summary>
/// Finds the ELCC of a resource: the constant load at which a zone just meets a target LOLE, with the resource and without it. All loads
/// are tried on the same draws, so that the difference is not one of luck.
/// </summary>
public static class CapacityCredits
{
    private const double ResolutionMw = 1;
    private const double LargestMw = 1 << 20;

    /// <summary>Finds it.</summary>
    /// <param name="with">The years with the resource and so much constant load more in its zone, MW (below zero: firm capacity).</param>
    /// <param name="without">The same without the resource.</param>
    /// <param name="resource">Name of the resource.</param>
    /// <param name="zone">Its zone, a group of the systems.</param>
    /// <param name="capacityMw">Its capacity, MW.</param>
    /// <param name="draws">Draws for each load that is tried.</param>
    /// <param name="seed">Seed.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="targetDays">LOLE to compare at, days a year, above zero.</param>
    /// <param name="tried">Called after each load that was tried.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static CapacityCredit Find(
        Func<double, IReadOnlyList<AdequacySystem>> with, Func<double, IReadOnlyList<AdequacySystem>> without, string resource,
        string zone, double capacityMw, int draws, ulong seed, int threads, double targetDays, Action? tried = null,
        CancellationToken cancellation = default)
    {
        double LoadOf(Func<double, IReadOnlyList<AdequacySystem>> years)
        {
            bool IsAdequate(double loadMw)
            {
                IReadOnlyList<AdequacySystem> systems = years(loadMw);
                DrawOutcome[] outcomes = AdequacyAssessment.Play(systems, draws, seed, threads, null, null, cancellation);
                tried?.Invoke();
                return AdequacyAssessment.Summarise(systems, outcomes, targetDays).First(area => area.Name == zone).LoleDays.Mean
                    <= targetDays;
            }

            return Largest(IsAdequate, Math.Max(64, capacityMw / 2));
        }

        double base_ = LoadOf(without), better = LoadOf(with);
        return new CapacityCredit(resource, zone, capacityMw, better - base_, base_, targetDays);
    }

    /// <summary>The largest load that is adequate, to <see cref="ResolutionMw"/>: brackets it by doubling steps, then halves.</summary>
    private static double Largest(Func<double, bool> isAdequate, double stepMw)
    {
        double low = 0, high = 0;
        if (isAdequate(0))
        {
            for (high = stepMw; high < LargestMw && isAdequate(high); high *= 2)
                low = high;
        }
        else
        {
            for (low = -stepMw; low > -LargestMw && !isAdequate(low); low *= 2)
                high = low;
        }

        while (high - low > ResolutionMw)
        {
            double middle = low + (high - low) / 2;
            if (isAdequate(middle))
                low = middle;
            else
                high = middle;
        }

        return low;
    }
}
