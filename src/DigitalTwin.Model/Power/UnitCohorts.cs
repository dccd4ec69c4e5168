namespace DigitalTwin.Model.Power;

/// <summary>Like units that changed state in the same tick.</summary>
/// <param name="Tick">Tick of the change.</param>
/// <param name="Units">Units, above zero.</param>
[State]
public partial record struct UnitCohort(long Tick, int Units);

/// <summary>Cohorts of units by the tick in which they changed state, oldest first: the clustered form of a clock for each unit.</summary>
internal static class UnitCohorts
{
    /// <summary>Tick of units whose change lies so far back that no rule asks for it any more.</summary>
    public const long LongAgo = long.MinValue / 2;

    /// <summary>Units of all cohorts.</summary>
    public static int Count(List<UnitCohort> cohorts)
    {
        int units = 0;
        for (int i = 0; i < cohorts.Count; i++)
            units += cohorts[i].Units;
        return units;
    }

    /// <summary>Units that changed at or before a tick.</summary>
    public static int CountUpTo(List<UnitCohort> cohorts, long tick)
    {
        int units = 0;
        for (int i = 0; i < cohorts.Count && cohorts[i].Tick <= tick; i++)
            units += cohorts[i].Units;
        return units;
    }

    /// <summary>Adds units at their place; units of the same tick join one cohort.</summary>
    public static void Add(List<UnitCohort> cohorts, long tick, int units)
    {
        if (units <= 0)
            return;
        int at = cohorts.Count;
        while (at > 0 && cohorts[at - 1].Tick > tick)
            at--;
        if (at > 0 && cohorts[at - 1].Tick == tick)
            cohorts[at - 1] = new UnitCohort(tick, cohorts[at - 1].Units + units);
        else
            cohorts.Insert(at, new UnitCohort(tick, units));
    }

    /// <summary>Takes units from the oldest cohorts; returns how many there were.</summary>
    public static int TakeOldest(List<UnitCohort> cohorts, int units)
    {
        int taken = 0;
        while (taken < units && cohorts.Count > 0)
            taken += TakeAt(cohorts, 0, units - taken);
        return taken;
    }

    /// <summary>Moves units from the oldest cohorts of one list to another; each keeps its tick.</summary>
    public static void Move(List<UnitCohort> from, List<UnitCohort> to, int units)
    {
        int left = units;
        while (left > 0 && from.Count > 0)
        {
            long tick = from[0].Tick;
            int taken = TakeAt(from, 0, left);
            Add(to, tick, taken);
            left -= taken;
        }
    }

    /// <summary>Takes units from a cohort, which goes when it is empty; returns how many it had.</summary>
    public static int TakeAt(List<UnitCohort> cohorts, int index, int units)
    {
        UnitCohort cohort = cohorts[index];
        int taken = Math.Min(units, cohort.Units);
        if (taken == cohort.Units)
            cohorts.RemoveAt(index);
        else
            cohorts[index] = new UnitCohort(cohort.Tick, cohort.Units - taken);
        return taken;
    }

    /// <summary>Joins all cohorts at or before a tick into one that is long ago, so that lists stay short.</summary>
    public static void Forget(List<UnitCohort> cohorts, long tick)
    {
        int old = 0;
        int units = 0;
        while (old < cohorts.Count && cohorts[old].Tick <= tick)
            units += cohorts[old++].Units;
        if (old == 0 || (old == 1 && cohorts[0].Tick == LongAgo))
            return;
        cohorts.RemoveRange(0, old);
        cohorts.Insert(0, new UnitCohort(LongAgo, units));
    }
}
