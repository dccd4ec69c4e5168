using System.Collections.Immutable;
using DigitalTwin.Scenarios.Content;
using DigitalTwin.Scenarios.Tables;

namespace DigitalTwin.Scenarios.Worlds;

/// <summary>Shares by month, January first: least output of fleets and energy of hydro.</summary>
internal sealed class MonthlyShares(ScenarioContent content)
{
    private const int MonthsPerYear = 12;

    private readonly SortedDictionary<string, List<ScenarioRow>> _mustRun = content.By("must_run", "fleet");

    /// <summary>Least output of a fleet over available capacity; empty for a fleet without rows.</summary>
    public ImmutableArray<double> MustRun(string fleet)
    {
        if (!_mustRun.TryGetValue(fleet, out List<ScenarioRow>? rows))
            return [];
        double[] shares = new double[MonthsPerYear];
        foreach (ScenarioRow row in rows)
        {
            for (int month = 1; month <= MonthsPerYear; month++)
            {
                if (MonthSet.Holds((int)row.Number("months"), month))
                    shares[month - 1] = row.Number("min_share");
            }
        }

        return [.. shares];
    }

    /// <summary>A column of the hydro rows of a zone.</summary>
    public ImmutableArray<double> Hydro(string zone, string column) =>
        [.. Enumerable.Range(1, MonthsPerYear).Select(m => content.Tables["hydro"].Find(HydroCheck.MonthKey(zone, m))!.Number(column))];
}
