namespace DigitalTwin.Model.Power;

/// <summary>Figures by month, January first.</summary>
internal static class MonthlyFigures
{
    /// <summary>Refuses a list that does not hold twelve figures.</summary>
    public static void Require(FleetSpec spec, ImmutableArray<double> byMonth, string what)
    {
        if (byMonth.IsDefault || byMonth.Length != 12)
            throw new ArgumentException($"Fleet {spec.Id} needs twelve {what}, January first.", nameof(byMonth));
    }

    /// <summary>The figure of a month, or zero where none is given.</summary>
    public static double At(ImmutableArray<double> byMonth, int monthIndex) => byMonth.IsDefaultOrEmpty ? 0 : byMonth[monthIndex];
}
