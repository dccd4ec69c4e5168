namespace DigitalTwin.Core.Numerics;

/// <summary>Splits whole things by weights without losing one.</summary>
public static class ProRata
{
    /// <summary>
    /// Gives each its whole share (rounded down), then one more to those whose remainders are largest; equal remainders go to the first.
    /// </summary>
    /// <param name="count">Things to split, at least zero.</param>
    /// <param name="weights">At least zero and finite; if all are zero, nothing is split.</param>
    /// <param name="shares">As many as weights; overwritten. Their sum is <paramref name="count"/> unless all weights are zero.</param>
    /// <exception cref="ArgumentException">Lengths differ.</exception>
    public static void Split(long count, ReadOnlySpan<double> weights, Span<long> shares)
    {
        if (weights.Length != shares.Length)
            throw new ArgumentException($"{weights.Length} weights need as many shares; found {shares.Length}.", nameof(shares));
        double sum = 0;
        foreach (double weight in weights)
            sum += weight;
        shares.Clear();
        if (!(sum > 0) || count <= 0)
            return;
        long left = count;
        for (int i = 0; i < weights.Length; i++)
        {
            shares[i] = Math.Min(left, (long)Math.Floor(count * (weights[i] / sum)));
            left -= shares[i];
        }

        while (left > 0)
            left -= GiveRound(count, weights, sum, shares, left);
    }

    // One more for each of the largest remainders; a second round is only needed when rounding has lost more than one each.
    private static long GiveRound(long count, ReadOnlySpan<double> weights, double sum, Span<long> shares, long left)
    {
        long given = 0;
        Span<bool> served = weights.Length <= 256 ? stackalloc bool[weights.Length] : new bool[weights.Length];
        while (given < left)
        {
            int best = -1;
            double bestRemainder = double.NegativeInfinity;
            for (int i = 0; i < weights.Length; i++)
            {
                double remainder = count * (weights[i] / sum) - shares[i];
                if (served[i] || weights[i] <= 0 || remainder <= bestRemainder)
                    continue;
                (best, bestRemainder) = (i, remainder);
            }

            if (best < 0)
                break;
            served[best] = true;
            shares[best]++;
            given++;
        }

        return given;
    }
}
