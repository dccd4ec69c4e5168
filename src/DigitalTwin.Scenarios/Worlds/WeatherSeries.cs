using DigitalTwin.Model.Zones;
using DigitalTwin.Scenarios.Content;
using DigitalTwin.Scenarios.Tables;

namespace DigitalTwin.Scenarios.Worlds;

/// <summary>Capacity factors of wind and sun by zone, made once and shared by the fleets of a zone.</summary>
internal sealed class WeatherSeries(ScenarioContent content)
{
    private readonly SortedDictionary<string, HourlySeries> _made = new(StringComparer.Ordinal);

    /// <summary>Hourly capacity factors in UTC.</summary>
    /// <param name="zone">Identifier of the zone.</param>
    /// <param name="fuel">solar or wind.</param>
    public HourlySeries Of(string zone, string fuel)
    {
        string id = $"{zone}/{fuel}";
        if (_made.TryGetValue(id, out HourlySeries? series))
            return series;
        ScenarioRow row = content.Tables["zones"].Find(zone)!;
        double[] local = content.Series[row.Text($"{fuel}_series")];
        ReadOnlySpan<double> utc = UtcShift.ToUtc(local, row.Number("utc_offset_h")).AsSpan();
        series = new HourlySeries(id, VariableShape.ToCapacityFactors(utc, row.Number($"{fuel}_cf")));
        _made.Add(id, series);
        return series;
    }
}
