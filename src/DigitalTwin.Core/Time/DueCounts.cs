using DigitalTwin.Core.State;

namespace DigitalTwin.Core.Time;

/// <summary>Whole things that are due at a tick: wafers' accelerators in process, shipments under way.</summary>
/// <param name="Tick">Tick at which they are due.</param>
/// <param name="Count">How many, above zero.</param>
[State]
public partial record struct DatedCount(long Tick, long Count);

/// <summary>Counts in the order in which they fall due.</summary>
internal static class DueList
{
    /// <summary>Adds a count at its place; counts due at the same tick join.</summary>
    public static void Add(List<DatedCount> due, long tick, long count)
    {
        if (count <= 0)
            return;
        int at = due.Count;
        while (at > 0 && due[at - 1].Tick > tick)
            at--;
        if (at > 0 && due[at - 1].Tick == tick)
            due[at - 1] = new DatedCount(tick, due[at - 1].Count + count);
        else
            due.Insert(at, new DatedCount(tick, count));
    }

    /// <summary>Takes all that is due at or before a tick.</summary>
    public static long TakeDue(List<DatedCount> due, long tick)
    {
        long count = 0;
        int taken = 0;
        while (taken < due.Count && due[taken].Tick <= tick)
            count += due[taken++].Count;
        if (taken > 0)
            due.RemoveRange(0, taken);
        return count;
    }

    /// <summary>All that is still due.</summary>
    public static long Total(List<DatedCount> due)
    {
        long count = 0;
        foreach (DatedCount entry in due)
            count += entry.Count;
        return count;
    }
}
