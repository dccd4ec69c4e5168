using DigitalTwin.Scenarios.Content;
using DigitalTwin.Scenarios.Findings;
using DigitalTwin.Scenarios.Tables;

namespace DigitalTwin.Scenarios.Worlds;

/// <summary>Zones: demand, peak and datacenters agree with each other; the clock is a real one.</summary>
internal static class ZoneCheck
{
    /// <summary>How far a peak may lie below the mean and still stand for a flat load.</summary>
    public const double FlatTolerance = 1e-6;

    private const double ImplausibleLoadFactor = 0.1;
    private const double LowLoadFactor = 0.3;

    public static void Run(ScenarioContent content, FindingLog log)
    {
        foreach (ZoneRow zone in content.Zones)
        {
            CheckPeak(zone, log);
            CheckDatacenters(zone, log);
            double offset = zone.UtcOffsetH;
            if (zone.UtcOffsetHCell.Has && !(offset * 4 % 1).Equals(0))
                log.Error("bad-offset", zone.UtcOffsetHCell, $"{zone.UtcOffsetHCell.Text} h is no whole number of quarter hours.",
                    "Write local standard time less UTC in hours, such as 5.5.");
        }
    }

    private static void CheckPeak(ZoneRow zone, FindingLog log)
    {
        if (!(zone.AnnualTwhCell.Has && zone.PeakGwCell.Has))
            return;
        double meanGw = zone.AnnualTwh * 1e3 / Core.Time.Calendar.HoursPerYear;
        double peakGw = zone.PeakGw;
        double factor = meanGw / peakGw;
        SourceLine at = zone.PeakGwCell.Place;
        string mean = meanGw.ToString("0.###", CultureInfo.InvariantCulture);

        // An exactly flat load has a peak equal to its mean, which a rounded figure may miss by a little.
        if (factor > 1 + FlatTolerance)
        {
            log.Error("peak-below-mean", at, "peak_gw", $"The peak of {zone.PeakGwCell.Text} GW is below the mean load of {mean} GW.",
                "Check peak_gw and annual_twh: one of them is in another unit or of another zone.");
            zone.PeakGwCell.Spoil();
        }
        else if (factor < ImplausibleLoadFactor)
        {
            log.Error("implausible-load-factor", at, "peak_gw",
                $"The mean load of {mean} GW is only {factor.ToString("P1", CultureInfo.InvariantCulture)} of the peak.",
                "Check the units: peak_gw is in GW and annual_twh in TWh.");
            zone.PeakGwCell.Spoil();
        }
        else if (factor < LowLoadFactor)
            log.Warn("low-load-factor", at, "peak_gw",
                $"The mean load of {mean} GW is only {factor.ToString("P1", CultureInfo.InvariantCulture)} of the peak.",
                "Real zones lie between 45 and 85 %; check the figures.");
    }

    private static void CheckDatacenters(ZoneRow zone, FindingLog log)
    {
        if (!(zone.AnnualTwhCell.Has && zone.DatacenterTwhCell.Has) || zone.DatacenterTwh < zone.AnnualTwh)
            return;
        log.Error("datacenters-above-load", zone.DatacenterTwhCell, "Existing datacenters take all of annual_twh.",
            "datacenter_twh is a part of annual_twh; make it smaller.");
        zone.DatacenterTwhCell.Spoil();
    }
}

/// <summary>A zone has plants or a line that can feed it.</summary>
internal static class ConnectionCheck
{
    public static void Run(ScenarioContent content, FindingLog log)
    {
        // A fleet or line with a misspelt zone explains the gap and has its own finding.
        if (content.Fleets.Damaged || content.FleetCapacity.Damaged || content.Lines.Damaged || content.LineMw.Damaged)
            return;
        SortedSet<string> fed = new(StringComparer.Ordinal);
        foreach (FleetCapacityRow capacity in content.FleetCapacity.Where(r => !r.MwCell.Has || r.Mw > 0))
        {
            if (content.Fleets.Find(capacity.FleetCell) is { } fleet)
                fed.Add(fleet.Zone);
        }

        foreach (LineRow line in content.Lines)
            AddEnds(line, line.ForwardMwCell, line.ReverseMwCell, fed);
        foreach (LineMwRow dated in content.LineMw)
        {
            if (content.Lines.Find(dated.LineCell) is { } line)
                AddEnds(line, dated.ForwardMwCell, dated.ReverseMwCell, fed);
        }

        foreach (ZoneRow zone in content.Zones.Where(z => !fed.Contains(z.Key)))
            log.Error("disconnected-zone", zone, zone.IdCell, $"The zone {zone.Key} has load, but no plant and no line that feeds it.",
                "Give it fleets with capacity, or a line from another zone.");
    }

    private static void AddEnds(LineRow line, RowCell forward, RowCell reverse, SortedSet<string> fed)
    {
        if (!forward.Has || forward.Number > 0)
            fed.Add(line.To);
        if (!reverse.Has || reverse.Number > 0)
            fed.Add(line.From);
    }
}

/// <summary>Compiles zones.</summary>
internal static class ZoneCompiler
{
    /// <summary>The zones by identifier.</summary>
    public static ImmutableArray<ZoneSpec> Compile(
        ScenarioContent content, SortedDictionary<string, ImmutableArray<double>> loads, BuildOutCompiler buildOut)
    {
        SortedDictionary<string, List<LoadWave>> waves = WaveCompiler.Compile(content);
        return [.. content.Zones.Select(row => Zone(row, loads[row.Key], waves) with
        {
            Growth = buildOut.GrowthOf(row.Country),
            Permits = buildOut.Permits(row.Key),
            Connections = SitePlanCompiler.StepsOf(content, row.Key),
            Speculations = buildOut.Speculations(row.Key),
        })];
    }

    private static ZoneSpec Zone(ZoneRow row, ImmutableArray<double> loadMw, SortedDictionary<string, List<LoadWave>> waves) => new()
    {
        Id = row.Key,
        Name = row.Name,
        Country = row.Country,
        Latitude = row.Lat,
        Longitude = row.Lon,
        SyncArea = row.SyncArea,
        OrdinaryLoadMw = new HourlySeries($"{row.Key}/load", loadMw),
        SourcedMeanMw = row.AnnualTwh * 1e6 / Core.Time.Calendar.HoursPerYear,
        EssentialShare = row.EssentialShare,
        ExternalImportMw = row.ExternalImportTwh * 1e6 / Core.Time.Calendar.HoursPerYear,
        Waves = waves.TryGetValue(row.Key, out List<LoadWave>? own) ? [.. own] : [],
    };
}
