namespace DigitalTwin.Model.Power.Planning;

/// <summary>
/// Chooses the units online in each hour of a day that is taken to repeat itself: first what the load needs in merit order, then moves
/// that lower the exact cost of the day (bridge a trough, drop a block, add a block). Formulation: docs/formulations/day-ahead.md.
/// </summary>
internal sealed class UnitCommitment(ThermalStack stack)
{
    private const int Hours = ThermalStack.Hours;
    private const int Rounds = 2;

    // A unit that breaks a least up or down time costs this many starts, so that moves lead back to a legal profile.
    private const double BrokenRuleStarts = 20;

    // The plan sees one day; a change of level that the day does not need otherwise pays for half of its starts today.
    private const double FirstStartShare = 0.5;
    private readonly double[] _hourCost = new double[Hours];
    private readonly int[] _profile = new int[Hours];
    private readonly int[] _saved = new int[Hours];
    private readonly double[] _savedCost = new double[Hours];

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
    public void Build()
    {
        FillInMeritOrder();
        for (int hour = 0; hour < Hours; hour++)
            _hourCost[hour] = stack.CostOf(hour);
        for (int round = 0; round < Rounds; round++)
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

    private void FillInMeritOrder()
    {
        for (int hour = 0; hour < Hours; hour++)
        {
            int row = hour * stack.Count;
            double quickMw = 0;
            for (int f = 0; f < stack.Count; f++)
                quickMw += stack.Quick[f] ? stack.Most[row + f] * stack.UnitMw[f] : 0;
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
                TryRaise(f, start, length, level);
            }
        }
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
                TryLower(f, 0, Hours, HighestBelow(f, level));
                continue;
            }

            for (int start = 0; start < Hours; start++)
            {
                if (Units(f, start) < level || Units(f, Before(start)) >= level)
                    continue;
                TryLower(f, start, RunFrom(f, start, level), Math.Max(Units(f, Before(start)), HighestBelow(f, level)));
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
        }
    }

    // Keeps the change of a run of hours when the day gets cheaper, else takes it back.
    private bool Keep(int f, int start, int length)
    {
        double change = ProfileCost(f);
        for (int hour = 0; hour < Hours; hour++)
            _profile[hour] = _saved[hour];
        change -= CostOfProfile(f, _profile);
        for (int k = 0; k < length; k++)
        {
            int hour = (start + k) % Hours;
            if (Units(f, hour) == _saved[hour])
                continue;
            _hourCost[hour] = stack.CostOf(hour);
            change += _hourCost[hour] - _savedCost[hour];
        }

        if (change < -1e-9)
            return true;
        for (int k = 0; k < length; k++)
        {
            int hour = (start + k) % Hours;
            if (Units(f, hour) == _saved[hour])
                continue;
            stack.Online[hour * stack.Count + f] = _saved[hour];
            _hourCost[hour] = stack.CostOf(hour);
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
        int units = 0;
        for (int hour = 0; hour < Hours; hour++)
            units = Math.Max(units, stack.Most[hour * stack.Count + f]);
        int starts = 0;
        int broken = 0;
        int startedLately = Window(profile, stack.MinUp[f], up: true);
        int stoppedLately = Window(profile, stack.MinDown[f], up: false);
        for (int hour = 0; hour < Hours; hour++)
        {
            int change = profile[hour] - profile[Before(hour)];
            starts += Math.Max(0, change);
            startedLately += Math.Max(0, change) - StartsAt(profile, hour - stack.MinUp[f]);
            stoppedLately += Math.Max(0, -change) - StopsAt(profile, hour - stack.MinDown[f]);
            broken += Math.Max(0, startedLately - profile[hour]) + Math.Max(0, stoppedLately - (units - profile[hour]));
        }

        int first = Math.Max(0, profile[0] - Math.Max(stack.UnitsAtStart[f], profile[Hours - 1]));
        return stack.StartUsd[f] * (starts + FirstStartShare * first) + (stack.StartUsd[f] + stack.UnitMw[f]) * BrokenRuleStarts * broken;
    }

    // Units that changed in the last hours before hour 0.
    private static int Window(int[] profile, int length, bool up)
    {
        int sum = 0;
        for (int k = 1; k <= length; k++)
            sum += up ? StartsAt(profile, -k) : StopsAt(profile, -k);
        return sum;
    }

    private static int StartsAt(int[] profile, int hour)
    {
        int at = (hour + 2 * Hours) % Hours;
        return Math.Max(0, profile[at] - profile[Before(at)]);
    }

    private static int StopsAt(int[] profile, int hour)
    {
        int at = (hour + 2 * Hours) % Hours;
        return Math.Max(0, profile[Before(at)] - profile[at]);
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
