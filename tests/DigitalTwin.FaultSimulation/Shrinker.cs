namespace DigitalTwin.FaultSimulation;

/// <summary>Finds a small set of faults that still makes a seed fail: delta debugging (Zeller, Hildebrandt 2002) over its faults.</summary>
public static class Shrinker
{
    /// <summary>Leaves out as many faults as it can.</summary>
    /// <param name="run">Runs the seed without some faults.</param>
    /// <param name="failed">A result that failed.</param>
    /// <returns>The labels of all faults that are not needed.</returns>
    public static IReadOnlySet<ulong> Shrink(Func<IReadOnlySet<ulong>, SimResult> run, SimResult failed)
    {
        var suppressed = new SortedSet<ulong>();
        List<ulong> needed = [.. failed.Faults.Select(fault => fault.Label).Distinct().Order()];
        for (int parts = 2; needed.Count > 0;)
        {
            int size = (needed.Count + parts - 1) / parts;
            bool smaller = false;
            for (int first = 0; first < needed.Count && !smaller; first += size)
            {
                List<ulong> left = needed.GetRange(first, Math.Min(size, needed.Count - first));
                SimResult result = run(new SortedSet<ulong>(suppressed.Concat(left)));
                if (result.Failure is null)
                    continue;
                suppressed.UnionWith(left);
                var met = result.Faults.Select(fault => fault.Label).ToHashSet();
                needed.RemoveAll(label => left.Contains(label) || !met.Contains(label));
                smaller = true;
            }

            if (!smaller && size == 1)
                break;
            parts = smaller ? Math.Max(2, parts - 1) : Math.Min(needed.Count, parts * 2);
        }

        return suppressed;
    }
}
