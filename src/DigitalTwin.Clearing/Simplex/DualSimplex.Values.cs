namespace DigitalTwin.Clearing.Simplex;

/// <content>Duals and values of the basis afresh: along its forest, or from the inverse where it is none.</content>
internal sealed partial class DualSimplex
{
    /// <summary>Prices from the roots of the forest outward.</summary>
    private void DualsAlongForest()
    {
        ReadOnlySpan<int> columns = _forest.Column, zones = _forest.Zone.AsSpan(0, columns.Length);
        double[] dual = _dual;
        for (int p = columns.Length - 1; p >= 0; p--)
        {
            int zone = zones[p], column = columns[p];
            if (column < _zones)
            {
                dual[zone] = _cost[zone];
                continue;
            }

            ref Slot slot = ref _slot[column - _zones];
            dual[zone] = slot.Sender == zone
                ? (slot.Gain * dual[slot.Receiver]) - slot.Hurdle
                : (dual[slot.Sender] + slot.Hurdle) / slot.Gain;
        }
    }

    /// <summary>Values from the leaves of the forest inward; each balance is summed in line order.</summary>
    private void ValuesAlongForest()
    {
        double[] brings = _brings, net = _net;
        ReadOnlySpan<Slot> slots = _slot;
        for (int s = 0; s + 1 < slots.Length; s += 2)
        {
            double forward = slots[s].Amount, reverse = slots[s + 1].Amount, gain = slots[s].Gain;
            brings[s] = (gain * reverse) - forward;
            brings[s + 1] = (gain * forward) - reverse;
        }

        for (int i = 0; i < net.Length; i++)
            net[i] = _cumulative[i][_low[i]];
        int[] columns = _forest.Column, zones = _forest.Zone, slotAt = _slotAt, slotStart = _slotStart, rowOf = _rowOf;
        double[] values = _value;
        for (int p = 0; p < columns.Length; p++)
        {
            int zone = Unchecked.At(zones, p), column = columns[p], s = column - _zones;
            double sum = s < 0 ? 0 : Unchecked.At(net, zone);
            for (int e = Unchecked.At(slotStart, zone), end = Unchecked.At(slotStart, zone + 1); e < end; e++)
                sum += Unchecked.At(brings, Unchecked.At(slotAt, e));
            double value = -sum;
            if (s < 0)
            {
                Unchecked.At(net, zone) = value;
            }
            else
            {
                ref readonly Slot slot = ref slots[s];
                value = slot.Sender == zone ? sum : value / slot.Gain;
                Unchecked.At(brings, s) -= value;
                Unchecked.At(brings, s ^ 1) += slot.Gain * value;
            }

            Unchecked.At(values, Unchecked.At(rowOf, column)) = value;
        }
    }

    /// <summary>Values of the basis from what lies outside it, by the inverse.</summary>
    private void ComputeValues()
    {
        Array.Clear(_scratch);
        for (int i = 0; i < _zones; i++)
        {
            if (_rowOf[i] < 0)
                _scratch[i] -= _cumulative[i][_low[i]];
        }

        for (int slot = 0; slot < 2 * _lines; slot++)
            AddColumn(_zones + slot, -_slot[slot].Amount, _scratch);
        for (int r = 0; r < _rows; r++)
            _value[r] = _inverse.Dot(r, _scratch);
    }

    private void ComputeDuals()
    {
        Array.Clear(_dual);
        for (int r = 0; r < _rows; r++)
        {
            int column = _basis[r];
            double cost = column < _zones ? _cost[column] : column < _firstLogical ? _slot[column - _zones].Hurdle : 0;
            if (cost == 0)
                continue;
            ReadOnlySpan<double> row = _inverse.Row(r);
            foreach (int i in _inverse.RowIndex(r))
                _dual[i] += cost * row[i];
        }
    }

    /// <summary>Cost of a line's column less what the duals pay for it.</summary>
    private double ReducedCost(int slot) => _slot[slot].Hurdle - Along(slot, _dual);

    /// <summary>Product of a row vector and a line's column.</summary>
    private double Along(int slot, double[] vector)
    {
        double sum = (_slot[slot].Gain * vector[_slot[slot].Receiver]) - vector[_slot[slot].Sender];
        if (!_hasCycles)
            return sum;
        Cycles cycles = _hour.Cycles;
        for (int e = cycles.LineStart[slot >> 1]; e < cycles.LineStart[(slot >> 1) + 1]; e++)
        {
            double term = cycles.Coefficient[e] * vector[_zones + cycles.Row[e]];
            sum += (slot & 1) != 0 ? -term : term;
        }

        return sum;
    }

    private void AddColumn(int column, double amount, double[] vector)
    {
        if (amount == 0)
            return;
        if (column < _zones)
        {
            vector[column] += amount;
            return;
        }

        if (column >= _firstLogical)
        {
            vector[_zones + column - _firstLogical] += amount;
            return;
        }

        int slot = column - _zones;
        vector[_slot[slot].Sender] -= amount;
        vector[_slot[slot].Receiver] += _slot[slot].Gain * amount;
        if (!_hasCycles)
            return;
        Cycles cycles = _hour.Cycles;
        for (int e = cycles.LineStart[slot >> 1]; e < cycles.LineStart[(slot >> 1) + 1]; e++)
            vector[_zones + cycles.Row[e]] += ((slot & 1) != 0 ? -amount : amount) * cycles.Coefficient[e];
    }
}
