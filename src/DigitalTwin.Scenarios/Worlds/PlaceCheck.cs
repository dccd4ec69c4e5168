using System.Globalization;
using DigitalTwin.Scenarios.Content;
using DigitalTwin.Scenarios.Findings;
using DigitalTwin.Scenarios.Tables;

namespace DigitalTwin.Scenarios.Worlds;

/// <summary>Sites lie near their zones: a slip in a coordinate, or the wrong zone, shows as a great distance.</summary>
internal static class PlaceCheck
{
    // The largest zones (eastern Russia, Brazil, western Canada) reach 2,500 to 3,500 km from their centres of load.
    private const double FarthestKm = 4000;
    private const double EarthRadiusKm = 6371;
    private const double RadiansPerDegree = Math.PI / 180;

    public static void Run(ScenarioContent content, FindingLog log)
    {
        Check(content, "datacenters", log);
        Check(content, "fabs", log);
    }

    private static void Check(ScenarioContent content, string table, FindingLog log)
    {
        foreach (ScenarioRow site in content.Rows(table).Where(r => r.HasAll("lat", "lon")))
        {
            if (content.Tables.Follow(table, site, "zone") is not { } zone || !zone.HasAll("lat", "lon"))
                continue;
            double km = DistanceKm(site, zone);
            if (km <= FarthestKm)
                continue;
            string distance = km.ToString("N0", CultureInfo.InvariantCulture);
            log.Warn(
                "far-from-zone", site.Place("lat"), "lat", $"{site.Key} lies {distance} km from the centre of its zone {zone.Key}.",
                "Check the signs of lat and lon, and the zone.");
        }
    }

    private static double DistanceKm(ScenarioRow a, ScenarioRow b)
    {
        double latA = a.Number("lat") * RadiansPerDegree;
        double latB = b.Number("lat") * RadiansPerDegree;
        double sinLat = Math.Sin((latA - latB) / 2);
        double sinLon = Math.Sin((a.Number("lon") - b.Number("lon")) * RadiansPerDegree / 2);
        double h = sinLat * sinLat + Math.Cos(latA) * Math.Cos(latB) * sinLon * sinLon;
        return 2 * EarthRadiusKm * Math.Asin(Math.Min(1, Math.Sqrt(h)));
    }
}
