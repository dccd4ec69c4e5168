using System.Collections.Immutable;
using DigitalTwin.Model.Zones;
using DigitalTwin.Scenarios.Content;
using DigitalTwin.Scenarios.Tables;

namespace DigitalTwin.Scenarios.Worlds;

/// <summary>Compiles zones.</summary>
internal static class ZoneCompiler
{
    /// <summary>The zones by identifier.</summary>
    public static ImmutableArray<ZoneSpec> Compile(
        ScenarioContent content, SortedDictionary<string, ImmutableArray<double>> loads, BuildOutCompiler buildOut)
    {
        SortedDictionary<string, List<LoadWave>> waves = WaveCompiler.Compile(content);
        return [.. content.Rows("zones").Select(row => Zone(row, loads[row.Key], waves) with
        {
            Growth = buildOut.GrowthOf(row.Text("country")),
            Permits = buildOut.Permits(row.Key),
            Connections = SitePlanCompiler.StepsOf(content, row.Key),
            Speculations = buildOut.Speculations(row.Key),
        })];
    }

    private static ZoneSpec Zone(ScenarioRow row, ImmutableArray<double> loadMw, SortedDictionary<string, List<LoadWave>> waves) => new()
    {
        Id = row.Key,
        Name = row.Text("name"),
        Country = row.Text("country"),
        Latitude = row.Number("lat"),
        Longitude = row.Number("lon"),
        SyncArea = row.Text("sync_area"),
        OrdinaryLoadMw = new HourlySeries($"{row.Key}/load", loadMw),
        SourcedMeanMw = row.Number("annual_twh") * 1e6 / Calendar.HoursPerYear,
        EssentialShare = row.Number("essential_share"),
        ExternalImportMw = row.Number("external_import_twh") * 1e6 / Calendar.HoursPerYear,
        Waves = waves.TryGetValue(row.Key, out List<LoadWave>? own) ? [.. own] : [],
    };
}
