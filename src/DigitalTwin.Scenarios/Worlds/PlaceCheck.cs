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
        foreach (DatacenterRow site in content.Datacenters)
            Check(site, site.LatCell, site.LonCell, content.Zones.Find(site.ZoneCell), log);
        foreach (FabRow site in content.Fabs)
            Check(site, site.LatCell, site.LonCell, content.Zones.Find(site.ZoneCell), log);
    }

    private static void Check(TypedRow site, RowCell lat, RowCell lon, ZoneRow? zone, FindingLog log)
    {
        if (!lat.Has || !lon.Has || zone is null || !zone.LatCell.Has || !zone.LonCell.Has)
            return;
        double km = DistanceKm((lat.Number, lon.Number), (zone.Lat, zone.Lon));
        if (km > FarthestKm)
            log.Warn("far-from-zone", lat,
                $"{site.Key} lies {km.ToString("N0", CultureInfo.InvariantCulture)} km from the centre of its zone {zone.Key}.",
                "Check the signs of lat and lon, and the zone.");
    }

    private static double DistanceKm((double Lat, double Lon) a, (double Lat, double Lon) b)
    {
        double latA = a.Lat * RadiansPerDegree;
        double latB = b.Lat * RadiansPerDegree;
        double sinLat = Math.Sin((latA - latB) / 2);
        double sinLon = Math.Sin((a.Lon - b.Lon) * RadiansPerDegree / 2);
        double h = sinLat * sinLat + Math.Cos(latA) * Math.Cos(latB) * sinLon * sinLon;
        return 2 * EarthRadiusKm * Math.Asin(Math.Min(1, Math.Sqrt(h)));
    }
}
