namespace DigitalTwin.Clearing.Simplex;

/// <content>Columns in terms of the basis, the exchange of one for another, and building the inverse anew.</content>
internal sealed partial class DualSimplex
{
    private bool Enter(int row, int sign, int entering, double rate)
    {
        int leaving = _basis[row];
        ApplyFlips();
        double target = leaving < _zones ? _cumulative[leaving][_low[leaving]]
            : sign > 0 ? _slot[leaving - _zones].Upper : _slot[leaving - _zones].Lower;
        double start = entering < _zones ? _cumulative[entering][_low[entering]] : _slot[entering - _zones].Amount;
        if (entering < _zones)
            TakeStep(entering, rate > 0 ? _low[entering] : _low[entering] - 1);
        if (entering == leaving)
        {
            SetBounds(row);
            return true;
        }

        ColumnInBasis(entering);
        double pivot = _entering[row];
        if (Math.Abs(pivot) < SmallestPivot)
            return false;
        double change = (_value[row] - target) / pivot;
        for (int e = 0; e < _enteringLength; e++)
            _value[_enteringIndex[e]] -= change * _entering[_enteringIndex[e]];
        _value[row] = start + change;
        if (leaving >= _zones)
            _slot[leaving - _zones].Rest(atUpper: sign > 0);
        if (entering >= _zones)
            _slot[entering - _zones].Hold();
        if (!_hasCycles)
            _forest.Exchange(leaving, entering);
        _rowOf[leaving] = -1;
        _rowOf[entering] = row;
        _basis[row] = entering;
        SetBounds(row);
        _inverse.Pivot(row, _entering, _enteringIndex.AsSpan(0, _enteringLength));
        return true;
    }

    /// <summary>Inverse times a column, with the list of its non-zeros.</summary>
    private void ColumnInBasis(int column)
    {
        for (int e = 0; e < _enteringLength; e++)
            _entering[_enteringIndex[e]] = 0;
        _enteringLength = 0;
        if (column < _zones)
        {
            _enteringLength = _inverse.AddColumn(column, 1, _entering, _enteringIndex, 0);
            return;
        }

        if (column < _firstLogical && !_hasCycles)
        {
            ref Slot slot = ref _slot[column - _zones];
            int length = _inverse.AddColumn(slot.Receiver, slot.Gain, _entering, _enteringIndex, 0);
            _enteringLength = _inverse.AddColumn(slot.Sender, -1, _entering, _enteringIndex, length);
            return;
        }

        Array.Clear(_scratch);
        AddColumn(column, 1, _scratch);
        for (int r = 0; r < _rows; r++)
            SetEntering(r, _inverse.Dot(r, _scratch));
    }

    private void SetEntering(int row, double value)
    {
        _entering[row] = value;
        if (value != 0)
            _enteringIndex[_enteringLength++] = row;
    }

    private void TakeStep(int zone, int step)
    {
        _low[zone] = step;
        _high[zone] = step + 1;
        _cost[zone] = _price[zone][step];
        _dual[zone] = _cost[zone];
    }

    // Flips are gathered as (column, amount) and applied together once the ratio test is over.
    private void ApplyColumn(int column, double amount)
    {
        if (_flipped == _flipColumn.Length)
            ApplyFlips();
        _flipColumn[_flipped] = column;
        _flipAmount[_flipped++] = amount;
    }

    private void ApplyFlips()
    {
        for (int f = 0; f < _flipped; f++)
        {
            double amount = _flipAmount[f];
            int column = _flipColumn[f];
            if (column < _zones)
            {
                _inverse.SubtractColumn(column, amount, _value);
            }
            else if (_hasCycles)
            {
                ColumnInBasis(column);
                Lanes.Subtract(_value, amount, _entering);
            }
            else
            {
                ref Slot slot = ref _slot[column - _zones];
                _inverse.SubtractColumn(slot.Receiver, amount * slot.Gain, _value);
                _inverse.SubtractColumn(slot.Sender, -amount, _value);
            }
        }

        _flipped = 0;
    }

    /// <summary>Builds the inverse of the present basis anew.</summary>
    /// <returns>False when the basis has become singular.</returns>
    private bool Refactor()
    {
        _inverse.Reset();
        int[] columns = [.. _basis];
        bool[] done = new bool[_rows];
        for (int c = 0; c < _rows; c++)
        {
            ColumnInBasis(columns[c]);
            int row = -1;
            for (int r = 0; r < _rows; r++)
            {
                if (!done[r] && (row < 0 || Math.Abs(_entering[r]) > Math.Abs(_entering[row])))
                    row = r;
            }

            if (Math.Abs(_entering[row]) < SmallestPivot)
                return false;
            done[row] = true;
            _basis[row] = columns[c];
            _rowOf[columns[c]] = row;
            _inverse.Pivot(row, _entering, _enteringIndex.AsSpan(0, _enteringLength));
        }

        return true;
    }
}
