namespace DigitalTwin.Results.Compute;

/// <summary>
/// The product-limit estimate of a wait (Kaplan and Meier, 1958), with weights and late entry: who still waits counts for as long as it
/// has, and who was not seen from the beginning counts from when it was. Leaving those out would make waits look short.
/// </summary>
public sealed class ProductLimit
{
    private readonly List<(double From, double To, bool Ended, double Weight)> _waits = [];

    /// <summary>Adds a wait.</summary>
    /// <param name="from">How long it had lasted when it was first seen, at least zero.</param>
    /// <param name="to">How long it lasted, or has lasted; more than <paramref name="from"/>, or it says nothing.</param>
    /// <param name="ended">Whether it has ended.</param>
    /// <param name="weight">Its weight, above zero.</param>
    public void Add(double from, double to, bool ended, double weight = 1)
    {
        if (to > from)
            _waits.Add((from, to, ended, weight));
    }

    /// <summary>The time within which a share of waits ends; null where that share was not seen to end.</summary>
    /// <param name="share">Above 0 and below 1.</param>
    public double? Quantile(double share)
    {
        double waiting = 1;
        foreach (double time in _waits.Where(wait => wait.Ended).Select(wait => wait.To).Distinct().Order())
        {
            double atRisk = _waits.Where(wait => wait.From < time && wait.To >= time).Sum(wait => wait.Weight);
            double ended = _waits.Where(wait => wait.Ended && wait.To == time).Sum(wait => wait.Weight);
            waiting *= 1 - ended / atRisk;
            if (1 - waiting >= share - 1e-12)
                return time;
        }

        return null;
    }
}
