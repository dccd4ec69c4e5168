using DigitalTwin.Scenarios.Tables;

namespace DigitalTwin.Scenarios.Content;

/// <summary>What the layers of a scenario come to: parsed tables, loaded series, the calendar.</summary>
/// <param name="Tables">The merged tables, parsed.</param>
/// <param name="Series">The usable series by name: 8,760 values in local standard time, mean 1.</param>
/// <param name="Calendar">Calendar of the run; null where the scenario has no usable start.</param>
internal sealed partial record ScenarioContent(ScenarioTables Tables, SortedDictionary<string, double[]> Series, Calendar? Calendar);

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
