namespace DigitalTwin.Model.Power.Planning;

/// <content>Reading and writing a fleet's profile of online units: levels, runs of hours, and changes on trial.</content>
internal sealed partial class UnitCommitment
{
    private int Units(int f, int hour) => stack.Online[f * Hours + hour];

    private int UnitsBefore(int f, int hour) => hour == 0 ? stack.UnitsAtStart[f] : Units(f, hour - 1);

    private void SetUnits(int f, int hour, int units)
    {
        int at = f * Hours + hour;
        stack.Online[at] = Math.Clamp(units, stack.Least[at], stack.Most[at]);
    }

    private int LowestAbove(int f, int level)
    {
        int lowest = -1;
        for (int hour = 0; hour < Hours; hour++)
        {
            int units = Units(f, hour);
            if (units > level && (lowest < 0 || units < lowest))
                lowest = units;
        }

        return lowest;
    }

    private int HighestBelow(int f, int level)
    {
        int highest = 0;
        for (int hour = 0; hour < Hours; hour++)
        {
            int units = Units(f, hour);
            if (units < level && units > highest)
                highest = units;
        }

        return highest;
    }

    private int MaxOf(int f, int start, int length)
    {
        int max = 0;
        for (int hour = start; hour < start + length; hour++)
            max = Math.Max(max, Units(f, hour));
        return max;
    }

    private int RunBelow(int f, int start, int level)
    {
        int length = 1;
        while (start + length < Hours && Units(f, start + length) < level)
            length++;
        return length;
    }

    private int RunFrom(int f, int start, int level)
    {
        int length = 1;
        while (start + length < Hours && Units(f, start + length) >= level)
            length++;
        return length;
    }

    private void Begin(int f)
    {
        stack.Online.AsSpan(f * Hours, Hours).CopyTo(_saved);
        stack.HeldOff.AsSpan(f * Hours, Hours).CopyTo(_savedHeld);
    }

    // Keeps the change when the two days get cheaper, else takes it back.
    private bool Keep(int f)
    {
        if (stack.MinUp[f] > 1 || stack.MinDown[f] > 1)
            _profiles.Legalise(f);
        ReadOnlySpan<int> online = stack.Online.AsSpan(f * Hours, Hours);
        ReadOnlySpan<int> held = stack.HeldOff.AsSpan(f * Hours, Hours);
        if (online.SequenceEqual(_saved))
            return false;
        double profileCost = _profiles.Of(f);
        if (stack.HoldsOff(f))
            _profiles.WriteHeldOff(f);
        double change = profileCost - _profileCost[f];
        for (int hour = 0; hour < Hours; hour++)
        {
            if (online[hour] == _saved[hour] && held[hour] == _savedHeld[hour])
                continue;
            _savedCost[hour] = _hourCost[hour];
            _savedPrice[hour] = stack.PriceUsdPerMwh[hour];
            _savedShort[hour] = stack.ShortOfReserve[hour];
            _hourCost[hour] = stack.CostOf(hour);
            change += _hourCost[hour] - _savedCost[hour];
        }

        if (change < LeastGainUsd)
        {
            _profileCost[f] = profileCost;
            _improved = true;
            return true;
        }

        TakeBack(online, held);
        _saved.CopyTo(stack.Online.AsSpan(f * Hours, Hours));
        _savedHeld.CopyTo(stack.HeldOff.AsSpan(f * Hours, Hours));
        return false;
    }

    private void TakeBack(ReadOnlySpan<int> online, ReadOnlySpan<int> held)
    {
        for (int hour = 0; hour < Hours; hour++)
        {
            if (online[hour] == _saved[hour] && held[hour] == _savedHeld[hour])
                continue;
            _hourCost[hour] = _savedCost[hour];
            stack.PriceUsdPerMwh[hour] = _savedPrice[hour];
            stack.ShortOfReserve[hour] = _savedShort[hour];
        }
    }
}
