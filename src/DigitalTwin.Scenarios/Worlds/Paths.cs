using System.Collections.Immutable;
using DigitalTwin.Scenarios.Tables;

namespace DigitalTwin.Scenarios.Worlds;

/// <summary>Turns dated rows into paths.</summary>
internal static class Paths
{
    /// <summary>The path through the rows of one owner, in any order; dates are distinct since they are part of the key.</summary>
    public static DatedPath Of(IEnumerable<ScenarioRow> rows, string valueColumn, Calendar calendar)
    {
        IEnumerable<DatedValue> points = rows
            .OrderBy(r => r.Number("date"))
            .Select(r => new DatedValue(calendar.TickAtOrAfter(r.Date("date")), r.Number(valueColumn)));
        return new DatedPath([.. points]);
    }

    /// <summary>The path of an owner, or a constant where it has no rows.</summary>
    public static DatedPath Of(
        SortedDictionary<string, List<ScenarioRow>> byOwner, string owner, string valueColumn, Calendar calendar, double otherwise) =>
        byOwner.TryGetValue(owner, out List<ScenarioRow>? rows) ? Of(rows, valueColumn, calendar) : DatedPath.Constant(otherwise);
}
