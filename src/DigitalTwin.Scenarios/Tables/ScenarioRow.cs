using DigitalTwin.Scenarios.Attributes;
using DigitalTwin.Scenarios.Findings;

namespace DigitalTwin.Scenarios.Tables;

/// <summary>The text of a cell and where it was written: the layer that gave it last.</summary>
/// <param name="Text">The text, trimmed; empty for an empty cell.</param>
/// <param name="At">File and line of the text.</param>
internal readonly record struct Cell(string Text, SourceLine At);

/// <summary>What is known of a cell after parsing.</summary>
internal enum CellState
{
    /// <summary>Empty, without a default.</summary>
    Missing,

    /// <summary>A finding says why it has no value.</summary>
    Invalid,

    /// <summary>Empty, with a default.</summary>
    Default,

    /// <summary>Written by a layer.</summary>
    Given,
}

/// <summary>A row of a table: the texts of its cells in the order of the dictionary and, once parsed, their values.</summary>
internal sealed class ScenarioRow(TableSchema schema, SourceLine at, Cell[] cells)
{
    private readonly double[] _values = new double[cells.Length];
    private readonly CellState[] _states = new CellState[cells.Length];

    /// <summary>The columns.</summary>
    public TableSchema Schema => schema;

    /// <summary>Where the row was first written.</summary>
    public SourceLine At => at;

    /// <summary>Cells in the order of the dictionary.</summary>
    public Cell[] Cells => cells;

    /// <summary>The key's cells in one text; equal keys have equal texts however they were written.</summary>
    public string Key { get; } = KeyText.Of(schema, cells);

    /// <summary>Whether an entry under changes: touched the row.</summary>
    public bool Changed { get; set; }

    /// <summary>A cell by the index of its column.</summary>
    public RowCell this[int column] => new(this, column);

    /// <summary>The cell of a column of the dictionary.</summary>
    public RowCell this[ScenarioAttribute column] => new(this, schema.Require(column.Column));

    /// <summary>Stores the value of a cell.</summary>
    public void SetValue(int column, CellState state, double value) => (_states[column], _values[column]) = (state, value);

    /// <summary>Marks a cell as unusable after a finding, so that later checks pass over it.</summary>
    public void Spoil(int column) => _states[column] = CellState.Invalid;

    /// <summary>What is known of a cell.</summary>
    public CellState StateOf(int column) => _states[column];

    /// <summary>A number, a day number, months as bits, or 0 and 1 for a bool; 0 where the cell has no value.</summary>
    public double ValueOf(int column) => _values[column];
}

/// <summary>A cell of a row: its value, and its place for findings.</summary>
/// <param name="Index">Index of its column.</param>
internal readonly record struct RowCell(ScenarioRow Row, int Index)
{
    /// <summary>Name of the column.</summary>
    public string Column => Row.Schema.Columns[Index].Column;

    /// <summary>Where the cell was written; the row where the cell is empty.</summary>
    public SourceLine Place => Row.Cells[Index].Text.Length > 0 ? Row.Cells[Index].At : Row.At;

    /// <summary>Whether the cell has a usable value, given or by default.</summary>
    public bool Has => Row.StateOf(Index) is CellState.Given or CellState.Default;

    /// <summary>Whether the cell stands at its default.</summary>
    public bool IsDefault => Row.StateOf(Index) == CellState.Default;

    /// <summary>Whether the cell is empty and has no default.</summary>
    public bool IsMissing => Row.StateOf(Index) == CellState.Missing;

    /// <summary>The text of the cell, or its default.</summary>
    public string Text => Row.Cells[Index].Text.Length > 0 ? Row.Cells[Index].Text : Row.Schema.Columns[Index].Default ?? "";

    /// <summary>A number; 0 where the cell has no value.</summary>
    public double Number => Row.ValueOf(Index);

    /// <summary>A whole number, or months as bits; 0 where the cell has no value.</summary>
    public int Integer => (int)Number;

    /// <summary>A whole number beyond the range of int; 0 where the cell has no value.</summary>
    public long Long => (long)Number;

    /// <summary>A day at midnight; the first of all days where the cell has no value.</summary>
    public DateTime Date => DateOnly.FromDayNumber((int)Number).ToDateTime(TimeOnly.MinValue);

    /// <summary>True or false; false where the cell has no value.</summary>
    public bool Flag => Number > 0;

    /// <summary>The model's name of the cell's word: RunOfRiver of run_of_river.</summary>
    public T As<T>()
        where T : struct, Enum => Enum.Parse<T>(Text.Replace("_", "", StringComparison.Ordinal), ignoreCase: true);

    /// <summary>Marks the cell as unusable after a finding, so that later checks pass over it.</summary>
    public void Spoil() => Row.Spoil(Index);
}

/// <summary>Findings about cells: the cell says the place and the field.</summary>
internal static class CellFindings
{
    /// <summary>Adds an error about a cell.</summary>
    public static void Error(this FindingLog log, string rule, RowCell cell, string problem, string fix) =>
        log.Error(rule, cell.Place, cell.Column, problem, fix);

    /// <summary>Adds an error about a row, in the field of a cell.</summary>
    public static void Error(this FindingLog log, string rule, TypedRow row, RowCell field, string problem, string fix) =>
        log.Error(rule, row.At, field.Column, problem, fix);

    /// <summary>Adds a warning about a row, in the field of a cell.</summary>
    public static void Warn(this FindingLog log, string rule, TypedRow row, RowCell field, string problem, string fix) =>
        log.Warn(rule, row.At, field.Column, problem, fix);

    /// <summary>Adds a warning about a cell.</summary>
    public static void Warn(this FindingLog log, string rule, RowCell cell, string problem, string fix) =>
        log.Warn(rule, cell.Place, cell.Column, problem, fix);
}
