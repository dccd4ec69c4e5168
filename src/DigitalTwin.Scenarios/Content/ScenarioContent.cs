using DigitalTwin.Scenarios.Tables;

namespace DigitalTwin.Scenarios.Content;

/// <summary>What the layers of a scenario come to: parsed tables, loaded series, the calendar.</summary>
/// <param name="Tables">The merged tables, parsed.</param>
/// <param name="Series">The usable series by name: 8,760 values in local standard time, mean 1.</param>
/// <param name="Calendar">Calendar of the run; null where the scenario has no usable start.</param>
internal sealed partial record ScenarioContent(ScenarioTables Tables, SortedDictionary<string, double[]> Series, Calendar? Calendar)
{
    /// <summary>The weather of the year that the scenario names; null where it names none.</summary>
    public WeatherYear? WeatherYear { get; init; }
}

/// <summary>The weather of one year, for the zones and quantities that have it.</summary>
/// <param name="year">The year.</param>
internal sealed class WeatherYear(int year)
{
    private readonly SortedDictionary<(string Zone, string Quantity), (double[] Values, bool IsModelled)> _parts = new(
        Comparer<(string Zone, string Quantity)>.Create((one, other) =>
            string.CompareOrdinal(one.Zone, other.Zone) is not 0 and int byZone
                ? byZone
                : string.CompareOrdinal(one.Quantity, other.Quantity)));

    /// <summary>Whether a quantity of a zone is there.</summary>
    public bool Has(string zone, string quantity) => _parts.ContainsKey((zone, quantity));

    /// <summary>A quantity of a zone in local standard time, by hour or day; null where it is not there.</summary>
    public double[]? Of(string zone, string quantity) =>
        _parts.TryGetValue((zone, quantity), out (double[] Values, bool IsModelled) part) ? part.Values : null;

    /// <summary>Adds a quantity of a zone.</summary>
    public void Add(string zone, string quantity, double[] values, bool isModelled) =>
        _parts.Add((zone, quantity), (values, isModelled));

    /// <summary>What there is, for people and programs.</summary>
    public WeatherSummary Summary => new(
        year,
        [
            .. _parts.Keys.Select(key => key.Quantity).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
                .Select(quantity => new WeatherZones(quantity, ZonesOf(quantity, isModelled: false), ZonesOf(quantity, isModelled: true))),
        ]);

    private string[] ZonesOf(string quantity, bool isModelled) =>
        [.. _parts.Where(part => part.Key.Quantity == quantity && part.Value.IsModelled == isModelled).Select(part => part.Key.Zone)];
}

/// <summary>The weather year of a scenario.</summary>
/// <param name="Year">The year.</param>
/// <param name="Quantities">What it holds; all else is the year of the zones' series.</param>
public sealed record WeatherSummary(int Year, IReadOnlyList<WeatherZones> Quantities);

/// <summary>Of which zones a weather year holds a quantity.</summary>
/// <param name="Quantity">load, wind, solar, temperature or temperature_swing.</param>
/// <param name="Observed">Zones where it was measured.</param>
/// <param name="Modelled">Zones where it comes from a model.</param>
public sealed record WeatherZones(string Quantity, IReadOnlyList<string> Observed, IReadOnlyList<string> Modelled);

/// <summary>How well the rows of a table are founded.</summary>
/// <param name="Table">Name of the table.</param>
/// <param name="Rows">Rows after merging.</param>
/// <param name="Assumed">Rows whose source holds the word assumption, recalled or calibrated.</param>
/// <param name="Changed">Rows touched by an entry under changes:, whatever their source.</param>
public sealed record AssumptionCount(string Table, int Rows, int Assumed, int Changed)
{
    /// <summary>Rows with a source that somebody else can look up.</summary>
    public int Sourced => Rows - Assumed;

    /// <summary>The sources that its rows name, those with most rows first.</summary>
    public IReadOnlyList<SourceCount> Sources { get; init; } = [];
}

/// <summary>A source, and the rows of a table that name it.</summary>
/// <param name="Source">The text of the column <c>source</c>.</param>
public sealed record SourceCount(string Source, int Rows);
