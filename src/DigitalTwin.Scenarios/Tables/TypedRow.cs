using System.Collections;
using DigitalTwin.Scenarios.Findings;

namespace DigitalTwin.Scenarios.Tables;

/// <summary>
/// A row with a property for each column of its table. The classes are written by the generator from the attribute dictionary: a
/// column without a value is null where it may be empty, and 0 or empty text where a finding says what is wrong with it.
/// </summary>
internal abstract class TypedRow(ScenarioRow row)
{
    /// <summary>The key's cells in one text.</summary>
    public string Key => row.Key;

    /// <summary>Where the row was first written.</summary>
    public SourceLine At => row.At;

    /// <summary>A cell by the index of its column.</summary>
    protected RowCell Cell(int column) => row[column];
}

/// <summary>A row that holds from a date.</summary>
internal interface IDatedRow
{
    /// <summary>The day.</summary>
    DateTime Date { get; }

    /// <summary>The cell of the day.</summary>
    RowCell DateCell { get; }
}

/// <summary>What building a MW takes, of plants and of lines alike.</summary>
internal interface IOptionRow
{
    /// <summary>Cost of building.</summary>
    double CapexUsdKw { get; }

    /// <summary>Fixed operation a year.</summary>
    double FixedUsdKwYear { get; }

    /// <summary>Years over which the cost is paid back.</summary>
    int LifetimeYears { get; }

    /// <summary>Interest.</summary>
    double CostOfCapital { get; }

    /// <summary>Good of the world's makers that is ordered.</summary>
    RowCell EquipmentCell { get; }

    /// <summary>Transformer that is ordered.</summary>
    RowCell TransformerCell { get; }

    /// <summary>MW of one decision.</summary>
    RowCell BlockMwCell { get; }

    /// <summary>MW that may be decided in a year.</summary>
    RowCell MostMwYearCell { get; }
}

internal sealed partial class BuildOptionRow : IOptionRow;

internal sealed partial class CorridorOptionRow : IOptionRow;

/// <summary>The rows of a table, typed, in order of their keys.</summary>
internal sealed class RowTable<TRow>(ScenarioTable table, Func<ScenarioRow, TRow> type) : IEnumerable<TRow>
    where TRow : TypedRow
{
    private readonly SortedDictionary<string, TRow> _rows =
        new(table.Rows.ToDictionary(row => row.Key, type, StringComparer.Ordinal), StringComparer.Ordinal);

    /// <summary>Whether rows were lost, so that the absence of one says nothing.</summary>
    public bool Damaged => table.Damaged;

    /// <summary>A row by the texts of its key, or null.</summary>
    public TRow? Find(params ReadOnlySpan<string> key) =>
        _rows.GetValueOrDefault(key.Length == 1 ? key[0] : string.Join(KeyText.Separator, key));

    /// <summary>The row that a reference points to; null where the cell has no usable value.</summary>
    public TRow? Find(RowCell reference) => reference.Has ? Find(reference.Text) : null;

    /// <summary>The rows by the text of a cell; those without a usable value are left out.</summary>
    public ILookup<string, TRow> By(Func<TRow, RowCell> column) =>
        _rows.Values.Where(row => column(row).Has).ToLookup(row => column(row).Text, StringComparer.Ordinal);

    public IEnumerator<TRow> GetEnumerator() => _rows.Values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
