using DigitalTwin.Scenarios.Content;
using DigitalTwin.Scenarios.Findings;
using DigitalTwin.Scenarios.Tables;

namespace DigitalTwin.Scenarios.Worlds;

/// <summary>Hydro fleets have the energy of every month.</summary>
internal static class HydroCheck
{
    public static void Run(ScenarioContent content, FindingLog log)
    {
        if (content.Hydro.Damaged)
            return;
        foreach (FleetRow fleet in content.Fleets.Where(f => f.ZoneCell.Has && f.TechnologyCell.Has))
        {
            TechnologyRow technology = content.Technologies.Find(fleet.TechnologyCell)!;
            if (!technology.KindCell.Has || technology.Kind is not ("reservoir" or "run_of_river"))
                continue;
            string zone = fleet.Zone;
            int[] missing = [.. Enumerable.Range(1, 12).Where(m => content.Hydro.Find(zone, MonthText(m)) is null)];
            if (missing.Length > 0)
                log.Error("missing-hydro", fleet, fleet.ZoneCell,
                    $"hydro has no row of {zone} for {Months(missing)}, which {fleet.Key} needs.", "Add the rows.");
        }
    }

    /// <summary>A month as the keys of rows have it.</summary>
    public static string MonthText(int month) => month.ToString("00", System.Globalization.CultureInfo.InvariantCulture);

    private static string Months(int[] months) => months.Length == 12 ? "any month" : $"month {string.Join(", ", months)}";
}

/// <summary>Must-run rows: one share a fleet and month, and only for fleets that can be told to run.</summary>
internal static class MustRunCheck
{
    public static void Run(ScenarioContent content, FindingLog log)
    {
        foreach (IGrouping<string, MustRunRow> rows in content.MustRun.By(row => row.FleetCell))
        {
            int taken = 0;
            foreach (MustRunRow row in rows.Where(r => r.MonthsCell.Has).OrderBy(r => r.At.File, StringComparer.Ordinal)
                .ThenBy(r => r.At.Line))
            {
                int months = row.Months;
                if ((taken & months) != 0)
                    log.Error("overlapping-months", row.MonthsCell,
                        $"{rows.Key} already has a share for {MonthSet.Format(taken & months)}.", "Give each month one share.");
                taken |= months;
            }

            CheckKind(content, rows.First(), log);
        }
    }

    private static void CheckKind(ScenarioContent content, MustRunRow row, FindingLog log)
    {
        if (content.Fleets.Find(row.FleetCell) is not { } fleet
            || content.Technologies.Find(fleet.TechnologyCell) is not { } technology)
            return;
        if (technology.KindCell.Has && technology.Kind is "storage" or "variable")
            log.Error("must-run-kind", row.FleetCell, $"{fleet.Key} is {technology.Kind} and cannot be told to run.", "Take the row away.");
    }
}

/// <summary>Shares by month, January first: least output of fleets and energy of hydro.</summary>
internal sealed class MonthlyShares(ScenarioContent content)
{
    private const int MonthsPerYear = 12;

    private readonly ILookup<string, MustRunRow> _mustRun = content.MustRun.By(row => row.FleetCell);

    /// <summary>Least output of a fleet over available capacity; empty for a fleet without rows.</summary>
    public ImmutableArray<double> MustRun(string fleet)
    {
        if (!_mustRun.Contains(fleet))
            return [];
        double[] shares = new double[MonthsPerYear];
        foreach (MustRunRow row in _mustRun[fleet])
        {
            for (int month = 1; month <= MonthsPerYear; month++)
            {
                if (MonthSet.Holds(row.Months, month))
                    shares[month - 1] = row.MinShare;
            }
        }

        return [.. shares];
    }

    /// <summary>A column of the hydro rows of a zone.</summary>
    public ImmutableArray<double> Hydro(string zone, Func<HydroRow, double> value) =>
        [.. Enumerable.Range(1, MonthsPerYear).Select(m => value(content.Hydro.Find(zone, HydroCheck.MonthText(m))!))];
}
