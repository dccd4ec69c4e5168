using DigitalTwin.Scenarios.Content;
using DigitalTwin.Scenarios.Findings;
using DigitalTwin.Scenarios.Tables;

namespace DigitalTwin.Scenarios.Worlds;

/// <summary>
/// Ordinary load of the zones: the shape moved to UTC and stretched to peak and energy (that of a weather year to the energy alone: its
/// peak is its own), less the flat draw of existing datacenters and
/// of what flexible loads and chip fabs draw when the run begins (all are part of the sourced demand and are entities of their own).
/// </summary>
internal sealed class ZoneLoads(ScenarioContent content, FindingLog log)
{
    // Proxy shapes of other zones are stretched 0.3 to 3 times in practice; beyond that the shape or the peak is wrong.
    private const double LeastStretch = 0.2;
    private const double MostStretch = 4;

    private readonly ILookup<string, FlexibleLoadRow> _flexibleByZone = content.FlexibleLoads.By(row => row.ZoneCell);
    private readonly ILookup<string, FlexibleLoadMwRow> _flexibleMw = content.FlexibleLoadMw.By(row => row.LoadCell);
    private readonly ILookup<string, FabRow> _fabsByZone = content.Fabs.By(row => row.ZoneCell);
    private readonly ILookup<string, FabWaferRow> _fabWafers = content.FabWafers.By(row => row.FabCell);

    /// <summary>Load in MW for each UTC hour of the zones whose rows are usable; zones that cannot be met are findings.</summary>
    public SortedDictionary<string, ImmutableArray<double>> Run()
    {
        SortedDictionary<string, ImmutableArray<double>> loads = new(StringComparer.Ordinal);
        foreach (ZoneRow zone in content.Zones)
        {
            if (Total(zone) is { } total && Ordinary(zone, total) is { } ordinary)
                loads.Add(zone.Key, ordinary);
        }

        return loads;
    }

    private ImmutableArray<double>? Total(ZoneRow zone)
    {
        if (!(zone.LoadSeriesCell.Has && zone.UtcOffsetHCell.Has && zone.AnnualTwhCell.Has
            && zone.PeakGwCell.Has && zone.DatacenterTwhCell.Has))
            return null;
        double energyMwh = zone.AnnualTwh * 1e6;
        if (content.WeatherYear?.Of(zone.Key, "load") is double[] year)
            return [.. UtcShift.ToUtc(year, zone.UtcOffsetH).Select(share => share * energyMwh / year.Length)];
        double[] shape = content.Series[zone.LoadSeries];
        double meanMw = energyMwh / shape.Length;

        // ZoneCheck lets a peak a rounding error below the mean pass.
        double peakMw = Math.Max(zone.PeakGw * 1e3, meanMw);
        ImmutableArray<double> utc = UtcShift.ToUtc(shape, zone.UtcOffsetH);
        double top = utc.Max();
        if (top > 1 + ZoneCheck.FlatTolerance)
        {
            WarnOfStretch(zone, (peakMw / meanMw - 1) / (top - 1));
            return LoadShape.Stretch(utc.AsSpan(), energyMwh, peakMw);
        }

        if (peakMw <= meanMw * (1 + ZoneCheck.FlatTolerance))
            return [.. Enumerable.Repeat(meanMw, shape.Length)];
        log.Error("flat-load", zone.LoadSeriesCell, $"The series {zone.LoadSeries} is flat, but the peak of {zone.Key} is above its mean.",
            "Choose a series with a shape, or make peak_gw the mean.");
        return null;
    }

    private void WarnOfStretch(ZoneRow zone, double stretch)
    {
        if (stretch is >= LeastStretch and <= MostStretch)
            return;
        string shape = stretch > 1 ? "too flat" : "too peaked";
        log.Warn(
            "implausible-stretch", zone.LoadSeriesCell,
            string.Create(
                CultureInfo.InvariantCulture,
                $"The series {zone.LoadSeries} is {shape} for {zone.Key}: the peak stretches it {stretch:0.##} times."),
            "Choose a series of a more similar zone, or check peak_gw and annual_twh.");
    }

    private ImmutableArray<double>? Ordinary(ZoneRow zone, ImmutableArray<double> totalMw)
    {
        double flatMw = zone.DatacenterTwh * 1e6 / totalMw.Length + FlexibleMw(zone) + FabMw(zone);
        double lowestMw = totalMw.Min();
        if (lowestMw >= flatMw)
            return [.. totalMw.Select(mw => mw - flatMw)];
        string lowest = lowestMw.ToString("0.#", CultureInfo.InvariantCulture);
        string flat = flatMw.ToString("0.#", CultureInfo.InvariantCulture);
        log.Error("flat-load-above-total", zone.DatacenterTwhCell,
            $"Existing datacenters, flexible loads and fabs draw {flat} MW, more than the lowest hour of {zone.Key} with {lowest} MW.",
            "Check datacenter_twh, flexible_load_mw and fab_wafers, and peak_gw, which sets how deep the valleys are.");
        return null;
    }

    private double FlexibleMw(ZoneRow zone) => _flexibleByZone[zone.Key]
        .Sum(load => AtStart(_flexibleMw[load.Key], row => row.MwCell));

    private double FabMw(ZoneRow zone) => _fabsByZone[zone.Key].Sum(fab =>
        AtStart(_fabWafers[fab.Key], row => row.WafersPerMonthCell) * (fab.MwhPerWafer / Core.Time.Calendar.HoursPerMonth));

    private double AtStart<TRow>(IEnumerable<TRow> rows, Func<TRow, RowCell> value)
        where TRow : TypedRow, IDatedRow =>
        content.Calendar is { } calendar && rows.All(row => row.DateCell.Has && value(row).Has)
            ? Paths.Of(rows, row => value(row).Number, calendar, 0).At(0)
            : 0;
}
