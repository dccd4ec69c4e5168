namespace DigitalTwin.Model.Power.Planning;

/// <summary>
/// Chooses the units online in each hour of a day that is taken to repeat itself: first what the load needs in merit order, then moves
/// that lower the exact cost of the day (bridge a trough, drop a block, add a block). Formulation: docs/formulations/day-ahead.md.
/// </summary>
internal sealed class UnitCommitment(ThermalStack stack)
{
    private const int Hours = ThermalStack.Hours;
    // A unit that breaks a least up or down time costs this many starts, so that moves lead back to a legal profile.
    private const double BrokenRuleStarts = 20;

    // The plan sees one day; a change of level that the day does not need otherwise pays for half of its starts today.
    private const double FirstStartShare = 0.5;
    private readonly double[] _hourCost = new double[Hours];
    private readonly int[] _profile = new int[Hours];
    private readonly int[] _saved = new int[Hours];
    private readonly double[] _savedCost = new double[Hours];
    private readonly double[] _savedPrice = new double[Hours];
    private readonly bool[] _savedShort = new bool[Hours];
    private readonly int[] _starts = new int[Hours];
    private readonly int[] _stops = new int[Hours];
    private double[] _profileCost = [];
    private int[] _mostUnits = [];

    /// <summary>Cost of the day with the units chosen, USD.</summary>
    public double TotalCostUsd
    {
        get
        {
            double total = 0;
            for (int hour = 0; hour < Hours; hour++)
                total += _hourCost[hour];
            for (int f = 0; f < stack.Count; f++)
                total += ProfileCost(f);
            return total;
        }
    }

    /// <summary>Chooses the units.</summary>
    /// <param name="rounds">How often every fleet's moves are tried.</param>
    public void Build(int rounds)
    {
        FillInMeritOrder();
        for (int hour = 0; hour < Hours; hour++)
            _hourCost[hour] = stack.CostOf(hour);
        MeasureFleets();
        for (int round = 0; round < rounds; round++)
        {
            for (int f = 0; f < stack.Count; f++)
                Bridge(f);
            for (int f = stack.Count - 1; f >= 0; f--)
                Drop(f);
            for (int f = 0; f < stack.Count; f++)
                Extend(f);
        }

        for (int f = 0; f < stack.Count; f++)
            Legalise(f);
        for (int hour = 0; hour < Hours; hour++)
            _hourCost[hour] = stack.CostOf(hour);
    }

    private void MeasureFleets()
    {
        if (_profileCost.Length < stack.Count)
            (_profileCost, _mostUnits) = (new double[stack.Count], new int[stack.Count]);
        for (int f = 0; f < stack.Count; f++)
        {
            _mostUnits[f] = 0;
            for (int hour = 0; hour < Hours; hour++)
                _mostUnits[f] = Math.Max(_mostUnits[f], stack.Most[hour * stack.Count + f]);
            _profileCost[f] = ProfileCost(f);
        }
    }

    private void FillInMeritOrder()
    {
        for (int hour = 0; hour < Hours; hour++)
        {
            int row = hour * stack.Count;
            double quickMw = 0;
            for (int f = 0; f < stack.Count; f++)
                quickMw += stack.Most[row + f] * stack.QuickUnitMw[f];
            double neededMw = stack.NetMw[hour] + Math.Max(0, stack.ReserveMw[hour] - quickMw);
            for (int f = 0; f < stack.Count; f++)
            {
                double unitMw = stack.UnitMw[f];
                int wanted = unitMw > 0 && neededMw > 0 ? (int)Math.Min(int.MaxValue, Math.Ceiling(neededMw / unitMw)) : 0;
                int units = Math.Clamp(wanted, stack.Least[row + f], stack.Most[row + f]);
                stack.Online[row + f] = units;
                neededMw -= units * unitMw;
            }
        }
    }

    // Raises each trough to its lower shoulder, one shoulder at a time, where running through costs less than starting again.
    private void Bridge(int f)
    {
        for (int level = LowestAbove(f, -1); level >= 0; level = LowestAbove(f, level))
        {
            // Hours below the level, run by run: each run is a trough between two hours that reach it.
            for (int start = 0; start < Hours; start++)
            {
                if (Units(f, start) >= level || Units(f, Before(start)) < level)
                    continue;
                int length = RunBelow(f, start, level);
                if (MayRaise(f, start, length))
                    TryRaise(f, start, length, level);
            }
        }
    }

    // Per MW raised: at most a start and what is dearer than the fleet are saved, at least what is cheaper is displaced by least output.
    private bool MayRaise(int f, int start, int length)
    {
        if (_profileCost[f] >= BrokenRuleStarts * stack.StartUsd[f])
            return true;
        double cost = stack.CostUsdPerMwh[f];
        double least = stack.UnitMw[f] > 0 ? stack.MinMw[f] / stack.UnitMw[f] : 0;
        double gain = stack.StartUsdPerMw[f];
        for (int k = 0; k < length; k++)
        {
            double margin = stack.PriceUsdPerMwh[(start + k) % Hours] - cost;
            gain += margin > 0 ? margin : least * margin;
            if (stack.ShortOfReserve[(start + k) % Hours])
                return true;
        }

        return gain > 0;
    }

    // Per MW lowered: at most a start and least output dearer than the price are saved, at least the margin of the dear hours is lost.
    private bool MayLower(int f, int start, int length, int starts)
    {
        double cost = stack.CostUsdPerMwh[f];
        double least = stack.UnitMw[f] > 0 ? stack.MinMw[f] / stack.UnitMw[f] : 0;
        double gain = stack.StartUsdPerMw[f] * (starts + FirstStartShare);
        for (int k = 0; k < length; k++)
        {
            double margin = cost - stack.PriceUsdPerMwh[(start + k) % Hours];
            gain += margin > 0 ? least * margin : margin;
        }

        return gain > 0;
    }

    private void TryRaise(int f, int start, int length, int level)
    {
        Begin(f);
        for (int k = 0; k < length; k++)
        {
            int hour = (start + k) % Hours;
            SetUnits(f, hour, Math.Max(Units(f, hour), level));
        }

        Keep(f, start, length);
    }

    // Takes the top of each block away where what replaces it costs less than its starts and its least output.
    private void Drop(int f)
    {
        for (int level = HighestUnits(f); level > 0; level = HighestBelow(f, level))
        {
            if (HoldsAllDay(f, level))
            {
                if (MayLower(f, 0, Hours, starts: 0))
                    TryLower(f, 0, Hours, HighestBelow(f, level));
                continue;
            }

            for (int start = 0; start < Hours; start++)
            {
                if (Units(f, start) < level || Units(f, Before(start)) >= level)
                    continue;
                int length = RunFrom(f, start, level);
                if (MayLower(f, start, length, starts: 1))
                    TryLower(f, start, length, Math.Max(Units(f, Before(start)), HighestBelow(f, level)));
            }
        }
    }

    private bool HoldsAllDay(int f, int level)
    {
        for (int hour = 0; hour < Hours; hour++)
        {
            if (Units(f, hour) < level)
                return false;
        }

        return true;
    }

    private void TryLower(int f, int start, int length, int level)
    {
        for (int to = Math.Max(0, level); to < MaxOf(f, start, length);)
        {
            Begin(f);
            for (int k = 0; k < length; k++)
            {
                int hour = (start + k) % Hours;
                SetUnits(f, hour, Math.Min(Units(f, hour), to));
            }

            if (Keep(f, start, length))
                return;
            // All of it does not pay: try half, down to one unit.
            int top = MaxOf(f, start, length);
            int half = to + (top - to + 1) / 2;
            if (half >= top || half == to)
                return;
            to = half;
        }
    }

    // Adds units over a run of hours that something dearer serves.
    private void Extend(int f)
    {
        for (int start = 0; start < Hours; start++)
        {
            bool dear = IsDear(f, start);
            if (!dear || (start > 0 && IsDear(f, start - 1)))
                continue;
            int length = 1;
            while (length < Hours && IsDear(f, (start + length) % Hours))
                length++;
            int units = RoomOver(f, start, length);
            for (int add = units; add > 0; add /= 2)
            {
                if (TryAdd(f, start, length, add))
                    break;
            }
        }
    }

    private bool IsDear(int f, int hour)
    {
        int at = hour * stack.Count + f;
        return stack.PriceUsdPerMwh[hour] > stack.CostUsdPerMwh[f] + 1e-9 && stack.Online[at] < stack.Most[at];
    }

    private int RoomOver(int f, int start, int length)
    {
        int room = 0;
        for (int k = 0; k < length; k++)
        {
            int at = (start + k) % Hours * stack.Count + f;
            room = Math.Max(room, stack.Most[at] - stack.Online[at]);
        }

        return room;
    }

    private bool TryAdd(int f, int start, int length, int add)
    {
        Begin(f);
        for (int k = 0; k < length; k++)
        {
            int hour = (start + k) % Hours;
            SetUnits(f, hour, Units(f, hour) + add);
        }

        return Keep(f, start, length);
    }

    private void Begin(int f)
    {
        for (int hour = 0; hour < Hours; hour++)
        {
            _saved[hour] = Units(f, hour);
            _savedCost[hour] = _hourCost[hour];
            _savedPrice[hour] = stack.PriceUsdPerMwh[hour];
            _savedShort[hour] = stack.ShortOfReserve[hour];
        }
    }

    // Keeps the change of a run of hours when the day gets cheaper, else takes it back.
    private bool Keep(int f, int start, int length)
    {
        double profileCost = ProfileCost(f);
        double change = profileCost - _profileCost[f];
        for (int k = 0; k < length; k++)
        {
            int hour = (start + k) % Hours;
            if (Units(f, hour) == _saved[hour])
                continue;
            _hourCost[hour] = stack.CostOf(hour);
            change += _hourCost[hour] - _savedCost[hour];
        }

        if (change < -1e-9)
        {
            _profileCost[f] = profileCost;
            return true;
        }

        for (int k = 0; k < length; k++)
        {
            int hour = (start + k) % Hours;
            if (Units(f, hour) == _saved[hour])
                continue;
            stack.Online[hour * stack.Count + f] = _saved[hour];
            _hourCost[hour] = _savedCost[hour];
            stack.PriceUsdPerMwh[hour] = _savedPrice[hour];
            stack.ShortOfReserve[hour] = _savedShort[hour];
        }

        return false;
    }

    private double ProfileCost(int f)
    {
        for (int hour = 0; hour < Hours; hour++)
            _profile[hour] = Units(f, hour);
        return CostOfProfile(f, _profile);
    }

    // Starts of the repeating day, part of the starts that today's beginning needs beyond it, and broken least times.
    private double CostOfProfile(int f, int[] profile)
    {
        int before = profile[Hours - 1];
        int starts = 0;
        for (int hour = 0; hour < Hours; hour++)
        {
            int change = profile[hour] - before;
            before = profile[hour];
            _starts[hour] = Math.Max(0, change);
            _stops[hour] = Math.Max(0, -change);
            starts += _starts[hour];
        }

        int first = Math.Max(0, profile[0] - Math.Max(stack.UnitsAtStart[f], before));
        double cost = stack.StartUsd[f] * (starts + FirstStartShare * first);
        if (starts == 0)
            return cost;
        int broken = Broken(profile, _starts, stack.MinUp[f], 0, 1) + Broken(profile, _stops, stack.MinDown[f], _mostUnits[f], -1);
        return cost + (stack.StartUsd[f] + stack.UnitMw[f]) * BrokenRuleStarts * broken;
    }

    // Units that changed in the last hours beyond those that are still in the state they changed to: base + sign x online.
    private static int Broken(int[] profile, int[] changes, int length, int units, int sign)
    {
        if (length <= 1)
            return 0;
        int lately = 0;
        for (int hour = Hours - length + 1; hour < Hours; hour++)
            lately += changes[hour];
        int broken = 0;
        int leaving = Hours - length;
        for (int hour = 0; hour < Hours; hour++)
        {
            lately += changes[hour];
            broken += Math.Max(0, lately - (units + sign * profile[hour]));
            leaving = leaving + 1 == Hours ? 0 : leaving + 1;
            lately -= changes[leaving];
        }

        return broken;
    }

    // What no move could mend: gaps shorter than the least down time are filled, blocks shorter than the least up time go on.
    private void Legalise(int f)
    {
        int minDown = stack.MinDown[f];
        int minUp = stack.MinUp[f];
        for (int hour = 1; hour < Hours; hour++)
        {
            int needed = 0;
            int reachable = Units(f, hour);
            for (int k = 1; k < minUp && hour - k >= 1; k++)
                needed += Math.Max(0, Units(f, hour - k) - Units(f, hour - k - 1));
            for (int k = 1; k < minDown && hour + k < Hours; k++)
                reachable = Math.Max(reachable, Math.Min(Units(f, hour + k), Units(f, hour - 1)));
            SetUnits(f, hour, Math.Max(reachable, Math.Min(needed, Units(f, hour - 1))));
        }
    }

    private int Units(int f, int hour) => stack.Online[hour * stack.Count + f];

    private void SetUnits(int f, int hour, int units)
    {
        int at = hour * stack.Count + f;
        stack.Online[at] = Math.Clamp(units, stack.Least[at], stack.Most[at]);
    }

    private static int Before(int hour) => hour == 0 ? Hours - 1 : hour - 1;

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

    private int HighestUnits(int f) => HighestBelow(f, int.MaxValue);

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
        for (int k = 0; k < length; k++)
            max = Math.Max(max, Units(f, (start + k) % Hours));
        return max;
    }

    private int RunBelow(int f, int start, int level)
    {
        int length = 1;
        while (length < Hours && Units(f, (start + length) % Hours) < level)
            length++;
        return length;
    }

    private int RunFrom(int f, int start, int level)
    {
        int length = 1;
        while (length < Hours && Units(f, (start + length) % Hours) >= level)
            length++;
        return length;
    }
}
