using System.Collections.Immutable;
using System.Globalization;
using DigitalTwin.Model.Grids;
using DigitalTwin.Model.Time;
using DigitalTwin.Scenarios.Findings;
using DigitalTwin.Scenarios.Tables;
using DigitalTwin.Scenarios.Validation;

namespace DigitalTwin.Scenarios.Compilation;

/// <summary>
/// Ordinary load of the zones: the shape moved to UTC and stretched to peak and energy, less the flat draw of existing datacenters and
/// of what flexible loads and chip fabs draw when the run begins (all are part of the sourced demand and are entities of their own).
/// </summary>
internal sealed class ZoneLoads(ScenarioContent content, FindingLog log)
{
    private const double FlatTolerance = 1e-9;
    private const double HoursPerMonth = 730;

    private readonly SortedDictionary<string, List<ScenarioRow>> _flexibleByZone = content.By("flexible_loads", "zone");
    private readonly SortedDictionary<string, List<ScenarioRow>> _flexibleMw = content.By("flexible_load_mw", "load");
    private readonly SortedDictionary<string, List<ScenarioRow>> _fabsByZone = content.By("fabs", "zone");
    private readonly SortedDictionary<string, List<ScenarioRow>> _fabWafers = content.By("fab_wafers", "fab");

    /// <summary>Load in MW for each UTC hour of the zones whose rows are usable; zones that cannot be met are findings.</summary>
    public SortedDictionary<string, ImmutableArray<double>> Run()
    {
        SortedDictionary<string, ImmutableArray<double>> loads = new(StringComparer.Ordinal);
        foreach (ScenarioRow zone in content.Rows("zones"))
        {
            if (Total(zone) is { } total && Ordinary(zone, total) is { } ordinary)
                loads.Add(zone.Key, ordinary);
        }

        return loads;
    }

    private ImmutableArray<double>? Total(ScenarioRow zone)
    {
        if (!zone.HasAll("load_series", "utc_offset_h", "annual_twh", "peak_gw", "datacenter_twh"))
            return null;
        double[] shape = content.Series[zone.Text("load_series")];
        double energyMwh = zone.Number("annual_twh") * 1e6;
        double meanMw = energyMwh / shape.Length;

        // ZoneCheck lets a peak a rounding error below the mean pass.
        double peakMw = Math.Max(zone.Number("peak_gw") * 1e3, meanMw);
        if (peakMw < zone.Number("peak_gw") * 1e3 * (1 - FlatTolerance) || meanMw > zone.Number("peak_gw") * 1e3 * (1 + FlatTolerance))
            return null;
        ImmutableArray<double> utc = UtcShift.ToUtc(shape, zone.Number("utc_offset_h"));
        if (utc.Max() > 1 + FlatTolerance)
            return LoadShape.Stretch(utc.AsSpan(), energyMwh, peakMw);
        if (peakMw <= meanMw * (1 + FlatTolerance))
            return [.. Enumerable.Repeat(meanMw, shape.Length)];
        log.Error("flat-load", zone.Place("load_series"), "load_series", $"The series {zone.Text("load_series")} is flat, but the peak of {zone.Key} is above its mean.", "Choose a series with a shape, or make peak_gw the mean.");
        return null;
    }

    private ImmutableArray<double>? Ordinary(ScenarioRow zone, ImmutableArray<double> totalMw)
    {
        double flatMw = zone.Number("datacenter_twh") * 1e6 / totalMw.Length + FlexibleMw(zone) + FabMw(zone);
        double lowestMw = totalMw.Min();
        if (lowestMw >= flatMw)
            return [.. totalMw.Select(mw => mw - flatMw)];
        string lowest = lowestMw.ToString("0.#", CultureInfo.InvariantCulture);
        string flat = flatMw.ToString("0.#", CultureInfo.InvariantCulture);
        log.Error("flat-load-above-total", zone.Place("datacenter_twh"), "datacenter_twh", $"Existing datacenters, flexible loads and fabs draw {flat} MW, more than the lowest hour of {zone.Key} with {lowest} MW.", "Check datacenter_twh, flexible_load_mw and fab_wafers, and peak_gw, which sets how deep the valleys are.");
        return null;
    }

    private double FlexibleMw(ScenarioRow zone)
    {
        double sum = 0;
        if (content.Calendar is null || !_flexibleByZone.TryGetValue(zone.Key, out List<ScenarioRow>? loads))
            return sum;
        foreach (ScenarioRow load in loads)
        {
            if (_flexibleMw.TryGetValue(load.Key, out List<ScenarioRow>? rows) && rows.TrueForAll(r => r.HasAll("date", "mw")))
                sum += Paths.Of(rows, "mw", content.Calendar).At(0);
        }

        return sum;
    }

    private double FabMw(ScenarioRow zone)
    {
        double sum = 0;
        if (content.Calendar is null || !_fabsByZone.TryGetValue(zone.Key, out List<ScenarioRow>? fabs))
            return sum;
        foreach (ScenarioRow fab in fabs)
        {
            if (fab.HasAll("mwh_per_wafer") && _fabWafers.TryGetValue(fab.Key, out List<ScenarioRow>? rows) && rows.TrueForAll(r => r.HasAll("date", "wafers_per_month")))
                sum += Paths.Of(rows, "wafers_per_month", content.Calendar).At(0) * fab.Number("mwh_per_wafer") / HoursPerMonth;
        }

        return sum;
    }
}
