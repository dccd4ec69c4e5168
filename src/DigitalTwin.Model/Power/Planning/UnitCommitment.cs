namespace DigitalTwin.Model.Power.Planning;

/// <summary>
/// Chooses the units online in each hour of a day that is taken to repeat itself: first what the load needs in merit order, then moves
/// that lower the exact cost of the day (bridge a trough, drop a block, add a block).
/// Formulation: docs/explanation/formulations/day-ahead.md.
/// </summary>
internal sealed partial class UnitCommitment(ThermalStack stack)
{
    private const int Hours = ThermalStack.Hours;
    private readonly ProfileCost _profiles = new(stack);
    private readonly double[] _hourCost = new double[Hours];
    private readonly int[] _saved = new int[Hours];
    private readonly double[] _savedCost = new double[Hours];
    private readonly double[] _savedPrice = new double[Hours];
    private readonly bool[] _savedShort = new bool[Hours];
    private double[] _profileCost = [];

    /// <summary>Cost of the day with the units chosen, USD.</summary>
    public double TotalCostUsd
    {
        get
        {
            double total = 0;
            for (int hour = 0; hour < Hours; hour++)
                total += _hourCost[hour];
            for (int f = 0; f < stack.Count; f++)
                total += _profiles.Of(f);
            return total;
        }
    }

    /// <summary>Chooses the units.</summary>
    public void Build()
    {
        FillInMeritOrder();
        for (int hour = 0; hour < Hours; hour++)
            _hourCost[hour] = stack.CostOf(hour);
        MeasureFleets();
        for (int f = 0; f < stack.Count; f++)
            Bridge(f);
        for (int f = stack.Count - 1; f >= 0; f--)
            Drop(f);
        for (int f = 0; f < stack.Count; f++)
            Extend(f);
        for (int f = 0; f < stack.Count; f++)
            Legalise(f);
        for (int hour = 0; hour < Hours; hour++)
            _hourCost[hour] = stack.CostOf(hour);
    }

    private void MeasureFleets()
    {
        if (_profileCost.Length < stack.Count)
            _profileCost = new double[stack.Count];
        _profiles.Load();
        for (int f = 0; f < stack.Count; f++)
            _profileCost[f] = _profiles.Of(f);
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
        if (_profileCost[f] >= ProfileCost.BrokenRuleStarts * stack.StartUsd[f])
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
        double gain = stack.StartUsdPerMw[f] * (starts + ProfileCost.FirstStartShare);
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
        double profileCost = _profiles.Of(f);
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

    // What no move could fix: gaps shorter than the least down time are filled, blocks shorter than the least up time go on.
    private void Legalise(int f)
    {
        if (_profileCost[f] < ProfileCost.BrokenRuleStarts * stack.StartUsd[f])
            return;
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
}
