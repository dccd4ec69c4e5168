using DigitalTwin.Scenarios.Findings;
using DigitalTwin.Scenarios.Tables;

namespace DigitalTwin.Scenarios.Worlds;

/// <summary>Two cells of a row that say something only together.</summary>
internal static class PairCheck
{
    /// <summary>Reports the column that is given without the other.</summary>
    /// <param name="row">The row.</param>
    /// <param name="rule">Name of the rule.</param>
    /// <param name="columns">Both columns.</param>
    /// <param name="log">Receives the finding.</param>
    public static void Run(ScenarioRow row, string rule, (string One, string Other) columns, FindingLog log)
    {
        Check(row, rule, columns.One, columns.Other, log);
        Check(row, rule, columns.Other, columns.One, log);
    }

    private static void Check(ScenarioRow row, string rule, string given, string missing, FindingLog log)
    {
        if (row.Has(given) && row.IsMissing(missing))
            log.Error(rule, row.Place(given), given, $"{row.Key} has {given} and no {missing}.",
                $"Fill in {missing}, or empty the cell.");
    }
}
