namespace DigitalTwin.Studies.MarginalValues;

/// <summary>
/// What one MW more of limit in one direction of a line was worth between the fork and the end: the dual of the limit, summed.
/// </summary>
/// <param name="From">Sending end.</param>
/// <param name="To">Receiving end.</param>
/// <param name="UsdPerMw">USD for a MW.</param>
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
