namespace DigitalTwin.Clearing.Simplex;

/// <content>Candidates of the ratio test.</content>
internal sealed partial class DualSimplex
{
    /// <summary>Every column that the ray of a row brings to a breakpoint, with the length of ray to it and its rate.</summary>
    private void GatherCandidates(int row, double sign)
    {
        _candidates = 0;
        ReadOnlySpan<double> ray = _inverse.Row(row);
        int leaving = _basis[row];
        foreach (int i in _inverse.RowIndex(row))
        {
            if (i >= _zones)
                continue;
            double rate = sign * ray[i];
            if (Math.Abs(rate) > SmallestPivot && (_rowOf[i] < 0 || i == leaving))
                Offer(i, rate, ZoneRatio(i, rate));
            if (!_hasCycles)
                GatherSlots(i, ray, sign);
        }

        for (int l = 0; _hasCycles && l < _lines; l++)
            GatherLine(l, ray, sign);
    }

    /// <summary>Lines at a zone that moves. Every column is written down; only one that counts is not written over by the next.</summary>
    private void GatherSlots(int zone, ReadOnlySpan<double> ray, double sign)
    {
        int count = _candidates, zones = _zones;
        int[] columns = _candidateColumn, slotAt = _slotAt;
        double[] rates = _candidateRate, ratios = _candidateRatio, dual = _dual;
        Slot[] slots = _slot;
        double rayZone = sign * ray[zone], dualZone = dual[zone];
        for (int e = _slotStart[zone], end = _slotStart[zone + 1]; e < end; e++)
        {
            int s = Unchecked.At(slotAt, e);
            ref Slot sends = ref Unchecked.At(slots, s), receives = ref Unchecked.At(slots, s ^ 1);
            double rayOther = sign * ray[sends.Receiver];
            // A line whose ends both move is met twice: its lower end speaks for it.
            if (rayOther != 0 && (s & 1) != 0)
                continue;
            double gain = sends.Gain, hurdle = sends.Hurdle, dualOther = Unchecked.At(dual, sends.Receiver);
            double rate = (gain * rayOther) - rayZone;
            Unchecked.At(columns, count) = zones + s;
            Unchecked.At(rates, count) = rate;
            Unchecked.At(ratios, count) = double.MaxNative(0, (hurdle - (gain * dualOther) + dualZone) / rate);
            count += sends.Wants * rate > SmallestPivot ? 1 : 0;
            rate = (gain * rayZone) - rayOther;
            Unchecked.At(columns, count) = zones + (s ^ 1);
            Unchecked.At(rates, count) = rate;
            Unchecked.At(ratios, count) = double.MaxNative(0, (hurdle - (gain * dualZone) + dualOther) / rate);
            count += receives.Wants * rate > SmallestPivot ? 1 : 0;
        }

        _candidates = count;
    }

    private void GatherLine(int line, ReadOnlySpan<double> ray, double sign)
    {
        Slot forward = _slot[2 * line];
        int from = forward.Sender, to = forward.Receiver;
        double cycleRay = 0, cycleDual = 0;
        Cycles cycles = _hour.Cycles;
        for (int e = cycles.LineStart[line]; e < cycles.LineStart[line + 1]; e++)
        {
            cycleRay += cycles.Coefficient[e] * ray[_zones + cycles.Row[e]];
            cycleDual += cycles.Coefficient[e] * _dual[_zones + cycles.Row[e]];
        }

        double gain = forward.Gain, hurdle = forward.Hurdle;
        OfferSlot(
            2 * line, sign * ((gain * ray[to]) - ray[from] + cycleRay), hurdle - (gain * _dual[to]) + _dual[from] - cycleDual);
        OfferSlot(
            (2 * line) + 1, sign * ((gain * ray[from]) - ray[to] - cycleRay), hurdle - (gain * _dual[from]) + _dual[to] + cycleDual);
    }

    private void OfferSlot(int slot, double rate, double cost)
    {
        if (_slot[slot].Wants * rate > SmallestPivot)
            Offer(_zones + slot, rate, Math.Max(0, cost / rate));
    }

    private void Offer(int column, double rate, double ratio)
    {
        if (double.IsPositiveInfinity(ratio))
            return;
        _candidateColumn[_candidates] = column;
        _candidateRate[_candidates] = rate;
        _candidateRatio[_candidates++] = ratio;
    }

    /// <summary>Length of ray until a zone's price meets the next step of its curve; infinity beyond the last.</summary>
    private double ZoneRatio(int zone, double rate)
    {
        int k = _low[zone];
        if (rate > 0)
            return k < _steps[zone] ? Math.Max(0, (_price[zone][k] - _dual[zone]) / rate) : double.PositiveInfinity;
        return k > 0 ? Math.Max(0, (_price[zone][k - 1] - _dual[zone]) / rate) : double.PositiveInfinity;
    }
}
