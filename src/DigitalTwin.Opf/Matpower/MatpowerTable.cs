namespace DigitalTwin.Opf.Matpower;

/// <summary>A matrix of a case file, with the line that each row stood on.</summary>
internal sealed class MatpowerTable(string name, int line)
{
    private readonly List<double> _values = [];
    private readonly List<int> _rowStart = [];
    private readonly List<int> _rowLine = [];

    public string Name { get; } = name;

    /// <summary>Line of the assignment.</summary>
    public int Line { get; } = line;

    public int Rows => _rowStart.Count;

    /// <summary>Numbers held, over all rows.</summary>
    public int Count => _values.Count;

    public void StartRow(int line)
    {
        _rowStart.Add(_values.Count);
        _rowLine.Add(line);
    }

    public void Add(double value) => _values.Add(value);

    public int LineOf(int row) => _rowLine[row];

    public int WidthOf(int row) => (row + 1 < _rowStart.Count ? _rowStart[row + 1] : _values.Count) - _rowStart[row];

    /// <summary>A number; columns from 0. The reader has checked the width.</summary>
    public double this[int row, int column] => _values[_rowStart[row] + column];
}
