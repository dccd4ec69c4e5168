namespace DigitalTwin.Studies.MarginalValues;

/// <summary>What a little more of something brought between the fork and the end.</summary>
/// <param name="Id">What it is of.</param>
/// <param name="Unit">What is counted: <c>MW</c> or <c>wafer</c>.</param>
/// <param name="Added">How much more was made, in units.</param>
/// <param name="ExaflopDays">Compute delivered more, 8-bit exaflop-days of all countries.</param>
/// <param name="ExaflopDaysEach">The same for one unit.</param>
/// <param name="ByCountry">The same by country, for all units; countries in which nothing changed are left out.</param>
public sealed record MarginalValueResult(
    string Id, string Unit, double Added, double ExaflopDays, double ExaflopDaysEach, IReadOnlyDictionary<string, double> ByCountry);

/// <summary>
/// What one MW more of limit in one direction of a line was worth between the fork and the end: the dual of the limit, summed.
/// </summary>
/// <param name="From">Sending end.</param>
/// <param name="To">Receiving end.</param>
public sealed record MarginalLineValue(string From, string To, double UsdPerMw)
{
    /// <summary>Both directions of all lines whose flow is controlled, the most valuable first.</summary>
    /// <param name="fork">The run at the fork; null for the run's beginning.</param>
    /// <param name="end">The run at its end.</param>
    public static IReadOnlyList<MarginalLineValue> Between(RunSummary? fork, RunSummary end)
    {
        var margins = new List<MarginalLineValue>();
        for (int i = 0; i < end.Lines.Count; i++)
        {
            LineSummary line = end.Lines[i];
            if (line.MwForwardUsd is double forward)
                margins.Add(new MarginalLineValue(line.From, line.To, forward - (fork?.Lines[i].MwForwardUsd ?? 0)));
            if (line.MwReverseUsd is double reverse)
                margins.Add(new MarginalLineValue(line.To, line.From, reverse - (fork?.Lines[i].MwReverseUsd ?? 0)));
        }

        return [.. margins.OrderByDescending(margin => margin.UsdPerMw)];
    }
}
