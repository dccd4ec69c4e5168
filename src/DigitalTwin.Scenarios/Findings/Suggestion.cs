namespace DigitalTwin.Scenarios.Findings;

/// <summary>Finds the word that somebody probably meant.</summary>
public static class Suggestion
{
    private const int LongestWord = 64;
    private const int EditCost = 2;
    private const int UnitCost = 3;

    /// <summary>A sentence that names the nearest word, or the fallback where none is near.</summary>
    public static string For(string word, IEnumerable<string> candidates, string fallback)
    {
        string? nearest = Nearest(word, candidates);
        return nearest is null ? fallback : $"Did you mean {nearest}?";
    }

    /// <summary>
    /// The candidate with the fewest edits, at most a third of the word's letters; a missing or added unit counts as one and a half.
    /// Null where none is near.
    /// </summary>
    public static string? Nearest(string word, IEnumerable<string> candidates)
    {
        if (word.Length is 0 or > LongestWord)
            return null;
        int limit = EditCost * Math.Max(1, word.Length / 3);
        string? best = null;
        int least = int.MaxValue;
        foreach (string candidate in candidates)
        {
            if (candidate.Length > LongestWord)
                continue;
            int cost = Cost(word, candidate, limit);
            bool better = cost < least || (cost == least && string.CompareOrdinal(candidate, best) < 0);
            if (cost <= limit && cost < EditCost * Math.Max(word.Length, candidate.Length) && better)
                (best, least) = (candidate, cost);
        }

        return best;
    }

    private static int Cost(string word, string candidate, int limit)
    {
        if (DiffersByUnit(word, candidate))
            return UnitCost;
        bool tooFar = EditCost * Math.Abs(candidate.Length - word.Length) > limit;
        return tooFar ? int.MaxValue : EditCost * Edits(word, candidate);
    }

    // forward for forward_mw, and the other way round.
    private static bool DiffersByUnit(string word, string candidate) =>
        candidate.StartsWith(word + "_", StringComparison.OrdinalIgnoreCase) || word.StartsWith(
            candidate + "_", StringComparison.OrdinalIgnoreCase);

    // Insertions, deletions, substitutions and swaps of neighbours; case and the signs - and _ count nothing.
    private static int Edits(string a, string b)
    {
        int[,] d = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
            d[i, 0] = i;
        for (int j = 0; j <= b.Length; j++)
            d[0, j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            for (int j = 1; j <= b.Length; j++)
            {
                int same = Fold(a[i - 1]) == Fold(b[j - 1]) ? 0 : 1;
                d[i, j] = Math.Min(Math.Min(d[i - 1, j] + 1, d[i, j - 1] + 1), d[i - 1, j - 1] + same);
                if (i > 1 && j > 1 && Fold(a[i - 1]) == Fold(b[j - 2]) && Fold(a[i - 2]) == Fold(b[j - 1]))
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
            }
        }

        return d[a.Length, b.Length];
    }

    private static char Fold(char c) => c is '_' or ' ' ? '-' : char.ToLowerInvariant(c);
}
