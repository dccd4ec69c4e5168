using DigitalTwin.Model.Datacenters;
using DigitalTwin.Model.Zones;
using DigitalTwin.Scenarios.Content;
using DigitalTwin.Scenarios.Tables;

namespace DigitalTwin.Scenarios.Worlds;

/// <summary>Compiles how the PUE of sites follows the weather and the load.</summary>
internal sealed class CoolingCompiler(ScenarioContent content)
{
    private const int Months = 12;
    private const int HoursPerDay = 24;

    /// <summary>The cooling of a site in a zone; null where its PUE stays as it is.</summary>
    public CoolingSpec? Of(ScenarioRow site, string zone)
    {
        if (!site.Has("pue_per_c") && !site.Has("pue_fixed_share"))
            return null;
        var cooling = new CoolingSpec(content.Calendar!, site.NumberOr("pue_fixed_share", 0));
        return !site.Has("pue_per_c") ? cooling : cooling with
        {
            PuePerC = site.Number("pue_per_c"),
            FreeCoolingC = site.Number("pue_free_cooling_c"),
            MeanCByMonth = [.. Enumerable.Range(1, Months).Select(month => Climate(zone, month).Number("mean_temperature_c"))],
            Waves =
            [
                .. content.Rows("waves").Where(wave => WaveCheck.ZonesOf(content, wave).Contains(zone, StringComparer.Ordinal))
                    .OrderBy(wave => wave.Number("start")).Select(wave => Wave(wave, zone)),
            ],
        };
    }

    private ScenarioRow Climate(string zone, int month) => content.Tables["zone_climate"].Find(HydroCheck.MonthKey(zone, month))!;

    private TemperatureWave Wave(ScenarioRow wave, string zone)
    {
        long first = content.Calendar!.TickAtOrAfter(wave.Date("start"));
        double deltaC = wave.Has("delta_c")
            ? wave.Number("delta_c")
            : content.Tables["zone_response"].Find(zone)!.Number("heatwave_delta_c");
        return new TemperatureWave(first, first + (long)wave.Number("days") * HoursPerDay, deltaC);
    }
}
