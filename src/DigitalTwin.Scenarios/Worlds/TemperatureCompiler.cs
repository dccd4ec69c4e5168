using DigitalTwin.Scenarios.Content;
using DigitalTwin.Scenarios.Tables;

namespace DigitalTwin.Scenarios.Worlds;

/// <summary>Compiles temperatures of zones and the curves of outages that follow them; each is made once.</summary>
internal sealed class TemperatureCompiler(ScenarioContent content)
{
    private readonly SortedDictionary<string, ZoneTemperature> _zones = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, OutageCurve> _curves = new(StringComparer.Ordinal);

    /// <summary>The temperature of a zone, waves included.</summary>
    public ZoneTemperature Of(string zone)
    {
        if (_zones.TryGetValue(zone, out ZoneTemperature? known))
            return known;
        ZoneClimateRow[] months =
            [.. Enumerable.Range(1, 12).Select(month => content.ZoneClimate.Find(zone, HydroCheck.MonthText(month))!)];
        ZoneTemperature made = new(
            content.Calendar!, (int)Math.Floor(content.Zones.Find(zone)!.UtcOffsetH), [.. months.Select(month => month.MeanTemperatureC)],
            [.. months.Select(month => month.DailyAmplitudeC)])
        {
            Waves = WavesOf(content, zone),
            MeanCByDay = [.. content.WeatherYear?.Of(zone, "temperature") ?? []],
            SwingCByDay = [.. content.WeatherYear?.Of(zone, "temperature_swing") ?? []],
        };
        _zones.Add(zone, made);
        return made;
    }

    /// <summary>A curve by its name.</summary>
    public OutageCurve Curve(string name)
    {
        if (_curves.TryGetValue(name, out OutageCurve? known))
            return known;
        OutageCurve made = new(
            [
                .. content.OutageCurves.Where(row => row.Curve == name).OrderBy(row => row.TemperatureC)
                    .Select(row => (row.TemperatureC, row.OutShare)),
            ]);
        _curves.Add(name, made);
        return made;
    }

    /// <summary>Waves of a zone in order of time.</summary>
    public static ImmutableArray<TemperatureWave> WavesOf(ScenarioContent content, string zone) =>
    [
        .. content.Waves.Where(wave => WaveCheck.ZonesOf(content, wave).Contains(zone, StringComparer.Ordinal))
            .OrderBy(wave => wave.Start).Select(wave => Wave(content, wave, zone)),
    ];

    /// <summary>Mean of a curve over the hours of a year of normal temperatures.</summary>
    public static double MeanOverNormalYear(OutageCurve curve, ZoneTemperature temperature)
    {
        ZoneTemperature normal = temperature with { Waves = [], MeanCByDay = [], SwingCByDay = [] };
        double sum = 0;
        for (int hour = 0; hour < Calendar.HoursPerYear; hour++)
            sum += curve.At(normal.At(hour));
        return sum / Calendar.HoursPerYear;
    }

    private static TemperatureWave Wave(ScenarioContent content, WaveRow wave, string zone)
    {
        double deltaC = wave.DeltaC ?? content.ZoneResponse.Find(zone)!.HeatwaveDeltaCCell.Number;
        long first = content.Calendar!.TickAtOrAfter(wave.Start);
        return new TemperatureWave(first, first + wave.Days * Calendar.HoursPerDay, deltaC);
    }
}
