using DigitalTwin.Scenarios.Content;
using DigitalTwin.Scenarios.Findings;
using DigitalTwin.Scenarios.Tables;

namespace DigitalTwin.Scenarios.Worlds;

/// <summary>
/// Heat rates inside a fleet: at least two percentiles that rise, of a thermal fleet. Fuel prices by month: of a fuel with a price.
/// </summary>
internal static class HeatRateCheck
{
    public static void Run(ScenarioContent content, FindingLog log)
    {
        foreach (IGrouping<string, HeatRateQuantileRow> rows in content.HeatRateQuantiles.By(row => row.FleetCell))
        {
            IEnumerable<HeatRateQuantileRow> whole = rows.Where(row => row.PercentileCell.Has && row.HeatRateMmbtuMwhCell.Has);
            Check(content, [.. whole.OrderBy(row => row.Percentile)], log);
        }

        if (content.FuelPrices.Damaged)
            return;
        foreach (FuelPriceMonthRow row in content.FuelPriceMonths.Where(row => row.ZoneCell.Has && row.FuelCell.Has))
        {
            if (content.FuelPrices.Find(row.Zone, row.Fuel) is null)
                log.Error("missing-fuel-price", row.FuelCell, $"fuel_prices has no price of {row.Fuel} in {row.Zone}.",
                    $"Add the row {row.Zone},{row.Fuel} to fuel_prices: the mean of the year.");
        }
    }

    private static void Check(ScenarioContent content, HeatRateQuantileRow[] rows, FindingLog log)
    {
        if (rows.Length == 0)
            return;
        if (content.Fleets.Find(rows[0].FleetCell) is { } fleet && content.Technologies.Find(fleet.TechnologyCell) is { } technology
            && technology.KindCell.Has && technology.Kind != "thermal")
            log.Warn("unused-value", rows[0].FleetCell, $"{technology.Key} is not thermal: it burns nothing.", "Take the rows away.");
        if (rows.Length == 1)
            log.Error("one-quantile", rows[0].PercentileCell, $"{rows[0].Fleet} has one percentile, which is no spread.",
                "Add another, such as 90, or take the row away.");
        for (int i = 1; i < rows.Length; i++)
        {
            if (rows[i].HeatRateMmbtuMwh < rows[i - 1].HeatRateMmbtuMwh)
                log.Error("heat-rates-fall", rows[i].HeatRateMmbtuMwhCell,
                    $"{rows[i].Fleet} has a better heat rate at a higher percentile.", "Write heat rates that rise with the percentile.");
        }
    }
}

/// <summary>Turns percentiles of heat rates into slices of equal capacity.</summary>
internal static class HeatRates
{
    private const int Slices = 5;

    /// <summary>Heat rate of each slice over the mean of all, the best first; empty without rows.</summary>
    public static ImmutableArray<double> SlicesOf(IEnumerable<HeatRateQuantileRow> rows)
    {
        HeatRateQuantileRow[] known = [.. rows.OrderBy(row => row.Percentile)];
        if (known.Length == 0)
            return [];
        double[] slices = [.. Enumerable.Range(0, Slices).Select(slice => At(known, (slice + 0.5) * 100 / Slices))];
        double mean = 0;
        foreach (double slice in slices)
            mean += slice / Slices;
        return [.. slices.Select(slice => slice / mean)];
    }

    private static double At(HeatRateQuantileRow[] rows, double percentile)
    {
        int next = Array.FindIndex(rows, row => row.Percentile >= percentile);
        if (next <= 0)
            return rows[next == 0 ? 0 : ^1].HeatRateMmbtuMwh;
        HeatRateQuantileRow from = rows[next - 1], to = rows[next];
        return from.HeatRateMmbtuMwh
            + (to.HeatRateMmbtuMwh - from.HeatRateMmbtuMwh) * (percentile - from.Percentile) / (to.Percentile - from.Percentile);
    }
}
