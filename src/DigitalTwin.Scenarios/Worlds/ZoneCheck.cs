using System.Globalization;
using DigitalTwin.Scenarios.Content;
using DigitalTwin.Scenarios.Findings;
using DigitalTwin.Scenarios.Tables;

namespace DigitalTwin.Scenarios.Worlds;

/// <summary>Zones: demand, peak and datacenters agree with each other; the clock is a real one.</summary>
internal static class ZoneCheck
{
    /// <summary>How far a peak may lie below the mean and still represent a flat load.</summary>
    public const double FlatTolerance = 1e-6;

    private const double ImplausibleLoadFactor = 0.1;
    private const double LowLoadFactor = 0.3;

    public static void Run(ScenarioContent content, FindingLog log)
    {
        foreach (ScenarioRow zone in content.Rows("zones"))
        {
            CheckPeak(zone, log);
            CheckDatacenters(zone, log);
            double offset = zone.Number("utc_offset_h");
            if (zone.Has("utc_offset_h") && !(offset * 4 % 1).Equals(0))
                log.Error(
                    "bad-offset", zone.Place("utc_offset_h"), "utc_offset_h",
                    $"{zone.Text("utc_offset_h")} h is no whole number of quarter hours.",
                    "Write local standard time less UTC in hours, such as 5.5.");
        }
    }

    private static void CheckPeak(ScenarioRow zone, FindingLog log)
    {
        if (!zone.HasAll("annual_twh", "peak_gw"))
            return;
        double meanGw = zone.Number("annual_twh") * 1e3 / Core.Time.Calendar.HoursPerYear;
        double peakGw = zone.Number("peak_gw");
        double factor = meanGw / peakGw;
        SourceLine at = zone.Place("peak_gw");
        string mean = meanGw.ToString("0.###", CultureInfo.InvariantCulture);

        // An exactly flat load has a peak equal to its mean, which a rounded figure may miss by a little.
        if (factor > 1 + FlatTolerance)
        {
            log.Error(
                "peak-below-mean", at, "peak_gw", $"The peak of {zone.Text("peak_gw")} GW is below the mean load of {mean} GW.",
                "Check peak_gw and annual_twh: one of them is in another unit or of another zone.");
            zone.Spoil("peak_gw");
        }
        else if (factor < ImplausibleLoadFactor)
        {
            log.Error(
                "implausible-load-factor", at, "peak_gw",
                $"The mean load of {mean} GW is only {factor.ToString("P1", CultureInfo.InvariantCulture)} of the peak.",
                "Check the units: peak_gw is in GW and annual_twh in TWh.");
            zone.Spoil("peak_gw");
        }
        else if (factor < LowLoadFactor)
            log.Warn(
                "low-load-factor", at, "peak_gw",
                $"The mean load of {mean} GW is only {factor.ToString("P1", CultureInfo.InvariantCulture)} of the peak.",
                "Real zones lie between 45 and 85 %; check the figures.");
    }

    private static void CheckDatacenters(ScenarioRow zone, FindingLog log)
    {
        if (!zone.HasAll("annual_twh", "datacenter_twh") || zone.Number("datacenter_twh") < zone.Number("annual_twh"))
            return;
        log.Error(
            "datacenters-above-load", zone.Place("datacenter_twh"), "datacenter_twh", "Existing datacenters take all of annual_twh.",
            "datacenter_twh is a part of annual_twh; make it smaller.");
        zone.Spoil("datacenter_twh");
    }
}
