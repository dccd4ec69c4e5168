using DigitalTwin.Scenarios.Attributes;
using DigitalTwin.Scenarios.Findings;

namespace DigitalTwin.Scenarios.Tables;

/// <summary>A row of a table: the texts of its cells in the order of the dictionary and, once parsed, their values.</summary>
internal sealed class ScenarioRow
{
    private readonly TableSchema _schema;
    private readonly double[] _values;
    private readonly CellState[] _states;

    public ScenarioRow(TableSchema schema, SourceLine at, Cell[] cells)
    {
        _schema = schema;
        At = at;
        Cells = cells;
        _values = new double[cells.Length];
        _states = new CellState[cells.Length];
        Key = KeyText.Of(schema, cells);
    }

    /// <summary>Where the row was first written.</summary>
    public SourceLine At { get; }

    /// <summary>Cells in the order of the dictionary.</summary>
    public Cell[] Cells { get; }

    /// <summary>The key's cells in one text; equal keys have equal texts however they were written.</summary>
    public string Key { get; }

    /// <summary>Whether an entry under changes: touched the row.</summary>
    public bool Changed { get; set; }

    /// <summary>Stores the value of a cell.</summary>
    public void SetValue(int column, CellState state, double value) => (_states[column], _values[column]) = (state, value);

    /// <summary>Marks a cell as unusable after a finding, so that later checks pass over it.</summary>
    public void Spoil(string column) => _states[_schema.Require(column)] = CellState.Invalid;

    /// <summary>Whether a cell has a usable value, given or by default.</summary>
    public bool Has(string column) => _states[_schema.Require(column)] is CellState.Given or CellState.Default;

    /// <summary>Whether a cell is at its default.</summary>
    public bool IsDefault(string column) => _states[_schema.Require(column)] == CellState.Default;

    /// <summary>Whether a cell is empty and has no default.</summary>
    public bool IsMissing(string column) => _states[_schema.Require(column)] == CellState.Missing;

    /// <summary>Whether every one of some cells has a usable value.</summary>
    public bool HasAll(params ReadOnlySpan<string> columns)
    {
        foreach (string column in columns)
        {
            if (!Has(column))
                return false;
        }

        return true;
    }

    /// <summary>A number, a day number, months as bits, or 0 and 1 for a bool; 0 where the cell has no value.</summary>
    public double Number(string column) => _values[_schema.Require(column)];

    /// <summary>A number, or another where the cell has no value.</summary>
    public double NumberOr(string column, double other) => Has(column) ? Number(column) : other;

    /// <summary>The text of a cell, or its default.</summary>
    public string Text(string column)
    {
        int index = _schema.Require(column);
        return EffectiveText(index);
    }

    /// <summary>The text of a cell, or its default, by index.</summary>
    public string EffectiveText(int column) =>
        Cells[column].Text.Length > 0 ? Cells[column].Text : _schema.Columns[column].Default ?? "";

    /// <summary>A day at midnight.</summary>
    public DateTime Date(string column) => DateOnly.FromDayNumber((int)Number(column)).ToDateTime(TimeOnly.MinValue);

    /// <summary>Where a cell was written; the row where the cell is empty.</summary>
    public SourceLine Place(string column)
    {
        Cell cell = Cells[_schema.Require(column)];
        return cell.Text.Length > 0 ? cell.At : At;
    }
}
