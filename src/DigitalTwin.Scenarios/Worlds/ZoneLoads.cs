using System.Collections.Immutable;
using System.Globalization;
using DigitalTwin.Model.Zones;
using DigitalTwin.Scenarios.Content;
using DigitalTwin.Scenarios.Findings;
using DigitalTwin.Scenarios.Tables;

namespace DigitalTwin.Scenarios.Worlds;

/// <summary>
/// Base demand of the zones: the shape moved to UTC and stretched to peak and energy, less the flat draw of existing datacenters and
/// of what flexible loads and chip fabs draw when the run begins (all are part of the sourced demand and are entities of their own).
/// </summary>
internal sealed class ZoneLoads(ScenarioContent content, FindingLog log)
{
    // Proxy shapes of other zones are stretched 0.3 to 3 times in practice; beyond that the shape or the peak is wrong.
    private const double LeastStretch = 0.2;
    private const double MostStretch = 4;

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
        ImmutableArray<double> utc = UtcShift.ToUtc(shape, zone.Number("utc_offset_h"));
        double top = utc.Max();
        if (top > 1 + ZoneCheck.FlatTolerance)
        {
            WarnOfStretch(zone, (peakMw / meanMw - 1) / (top - 1));
            return LoadShape.Stretch(utc.AsSpan(), energyMwh, peakMw);
        }

        if (peakMw <= meanMw * (1 + ZoneCheck.FlatTolerance))
            return [.. Enumerable.Repeat(meanMw, shape.Length)];
        log.Error(
            "flat-load", zone.Place("load_series"), "load_series",
            $"The series {zone.Text("load_series")} is flat, but the peak of {zone.Key} is above its mean.",
            "Choose a series with a shape, or make peak_gw the mean.");
        return null;
    }

    private void WarnOfStretch(ScenarioRow zone, double stretch)
    {
        if (stretch is >= LeastStretch and <= MostStretch)
            return;
        string shape = stretch > 1 ? "too flat" : "too peaked";
        log.Warn(
            "implausible-stretch", zone.Place("load_series"), "load_series",
            string.Create(
                CultureInfo.InvariantCulture,
                $"The series {zone.Text("load_series")} is {shape} for {zone.Key}: the peak stretches it {stretch:0.##} times."),
            "Choose a series of a more similar zone, or check peak_gw and annual_twh.");
    }

    private ImmutableArray<double>? Ordinary(ScenarioRow zone, ImmutableArray<double> totalMw)
    {
        double flatMw = zone.Number("datacenter_twh") * 1e6 / totalMw.Length + FlexibleMw(zone) + FabMw(zone);
        double lowestMw = totalMw.Min();
        if (lowestMw >= flatMw)
            return [.. totalMw.Select(mw => mw - flatMw)];
        string lowest = lowestMw.ToString("0.#", CultureInfo.InvariantCulture);
        string flat = flatMw.ToString("0.#", CultureInfo.InvariantCulture);
        log.Error(
            "flat-load-above-total", zone.Place("datacenter_twh"), "datacenter_twh",
            $"Existing datacenters, flexible loads and fabs draw {flat} MW, more than the lowest hour of {zone.Key} with {lowest} MW.",
            "Check datacenter_twh, flexible_load_mw and fab_wafers, and peak_gw, which sets how deep the valleys are.");
        return null;
    }

    private double FlexibleMw(ScenarioRow zone) => AtStart(zone, _flexibleByZone, _flexibleMw, "mw", _ => 1);

    private double FabMw(ScenarioRow zone) =>
        AtStart(zone, _fabsByZone, _fabWafers, "wafers_per_month", fab => fab.Number("mwh_per_wafer") / Core.Time.Calendar.HoursPerMonth);

    private double AtStart(
        ScenarioRow zone,
        SortedDictionary<string, List<ScenarioRow>> byZone,
        SortedDictionary<string, List<ScenarioRow>> dated,
        string column,
        Func<ScenarioRow, double> mwPerValue)
    {
        double sum = 0;
        if (content.Calendar is null || !byZone.TryGetValue(zone.Key, out List<ScenarioRow>? owners))
            return sum;
        foreach (ScenarioRow owner in owners)
        {
            if (dated.TryGetValue(owner.Key, out List<ScenarioRow>? rows) && rows.TrueForAll(r => r.HasAll("date", column)))
                sum += Paths.Of(rows, column, content.Calendar).At(0) * mwPerValue(owner);
        }

        return sum;
    }
}
