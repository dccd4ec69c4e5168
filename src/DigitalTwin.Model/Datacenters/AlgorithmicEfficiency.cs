namespace DigitalTwin.Model.Datacenters;

/// <summary>
/// What an operation of a tick is worth in operations of the base date, which is that of the first row: 1 until then, and from each row
/// on it grows at that row's rate. It follows from the calendar alone and is no state.
/// Formulation: docs/explanation/formulations/build-out.md.
/// </summary>
public static class AlgorithmicEfficiency
{
    /// <summary>The worth at a tick, at least 1.</summary>
    /// <param name="gains">Rates in strictly rising order of ticks; none for algorithms that stay as they are.</param>
    public static double At(ImmutableArray<AlgorithmGain> gains, long tick)
    {
        double worth = 1;
        for (int i = 0; i < gains.Length && gains[i].Tick < tick; i++)
        {
            long until = i + 1 < gains.Length ? Math.Min(tick, gains[i + 1].Tick) : tick;
            worth *= Powers.Of(gains[i].FactorPerYear, (until - gains[i].Tick) / (double)Calendar.HoursPerYear);
        }

        return worth;
    }
}
