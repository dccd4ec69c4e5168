namespace DigitalTwin.Model.Power.Planning;

/// <summary>
/// Chooses the units online in each hour of the day and of the next one, from the state in which the day begins: first what the load needs
/// in merit order, raised until least up and down times hold, then moves that lower the exact cost of both days (bridge a trough, drop a
/// block, empty a valley, add a block). No move leaves firm load unserved or breaks a least time to save money, so what idle units could
/// have served is served. Formulation: docs/explanation/formulations/day-ahead.md.
/// </summary>
internal sealed partial class UnitCommitment(ThermalStack stack)
{
    private const int Hours = ThermalStack.Hours;

    // Moves are tried again as long as the pass before found any, at most so often.
    private const int MostPasses = 3;

    // A move that gains less is rounding.
    private const double LeastGainUsd = -1e-6;
    private readonly ProfileCost _profiles = new(stack);
    private readonly double[] _hourCost = new double[Hours];
    private readonly int[] _saved = new int[Hours];
    private readonly int[] _savedHeld = new int[Hours];
    private readonly double[] _savedCost = new double[Hours];
    private readonly double[] _savedPrice = new double[Hours];
    private readonly bool[] _savedShort = new bool[Hours];
    private double[] _profileCost = [];
    private bool _improved;

    /// <summary>Chooses the units.</summary>
    /// <param name="draft">Whether prices for stores are all that is asked for: only troughs are bridged, once.</param>
    public void Build(bool draft)
    {
        FillInMeritOrder();
        if (_profileCost.Length < stack.Count)
            _profileCost = new double[stack.Count];
        for (int f = 0; f < stack.Count; f++)
        {
            _profiles.Legalise(f);
            if (stack.HoldsOff(f))
                _profiles.WriteHeldOff(f);
            _profileCost[f] = _profiles.Of(f);
        }

        for (int hour = 0; hour < Hours; hour++)
            _hourCost[hour] = stack.CostOf(hour);
        _improved = true;
        for (int pass = 0; _improved && pass < (draft ? 1 : MostPasses); pass++)
            Improve(draft);
    }

    private void Improve(bool draft)
    {
        _improved = false;
        for (int f = 0; f < stack.Count; f++)
            Bridge(f);
        if (draft)
            return;
        for (int f = stack.Count - 1; f >= 0; f--)
        {
            Drop(f);
            Empty(f);
        }

        for (int f = 0; f < stack.Count; f++)
            Extend(f);
    }

    private void FillInMeritOrder()
    {
        for (int hour = 0; hour < Hours; hour++)
        {
            double quickMw = 0;
            for (int f = 0; f < stack.Count; f++)
                quickMw += stack.Most[f * Hours + hour] * stack.QuickUnitMw[f];
            double neededMw = stack.NetMw[hour] + Math.Max(0, stack.ReserveMw[hour] - quickMw);
            for (int f = 0; f < stack.Count; f++)
            {
                int at = f * Hours + hour;
                double unitMw = stack.UnitMw[f];
                int wanted = unitMw > 0 && neededMw > 0 ? (int)Math.Min(int.MaxValue, Math.Ceiling(neededMw / unitMw)) : 0;
                stack.Online[at] = Math.Clamp(wanted, stack.Least[at], stack.Most[at]);
                neededMw -= stack.Online[at] * unitMw;
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
                if (Units(f, start) >= level)
                    continue;
                int length = RunBelow(f, start, level);
                bool isTrough = UnitsBefore(f, start) >= level && start + length < Hours;
                if (isTrough && MayRaise(f, start, length))
                    TryRaise(f, start, length, level);
                start += length;
            }
        }
    }

    // Per MW raised: at most a start and what is dearer than the fleet are saved, at least what is cheaper is displaced by least output.
    private bool MayRaise(int f, int start, int length)
    {
        double cost = stack.CostUsdPerMwh[f];
        double least = stack.UnitMw[f] > 0 ? stack.MinMw[f] / stack.UnitMw[f] : 0;
        double gain = stack.StartUsdPerMw[f];
        for (int hour = start; hour < start + length; hour++)
        {
            double margin = stack.PriceUsdPerMwh[hour] - cost;
            gain += margin > 0 ? margin : least * margin;
            if (stack.ShortOfReserve[hour])
                return true;
        }

        return gain > 0 || (stack.HoldsOff(f) && start + length < Hours && stack.ShortOfReserve[start + length]);
    }

    // Per MW lowered: at most starts and least output dearer than the price are saved, at least the margin of the dear hours is lost.
    private bool MayLower(int f, int start, int length, int starts)
    {
        double cost = stack.CostUsdPerMwh[f];
        double least = stack.UnitMw[f] > 0 ? stack.MinMw[f] / stack.UnitMw[f] : 0;
        double gain = stack.StartUsdPerMw[f] * starts;
        for (int hour = start; hour < start + length; hour++)
        {
            double margin = cost - stack.PriceUsdPerMwh[hour];
            gain += margin > 0 ? least * margin : margin;
        }

        return gain > 0;
    }

    private void TryRaise(int f, int start, int length, int level)
    {
        Begin(f);
        for (int hour = start; hour < start + length; hour++)
            SetUnits(f, hour, Math.Max(Units(f, hour), level));
        Keep(f);
    }

    // Takes the top of each block away where what replaces it costs less than its starts and its least output.
    private void Drop(int f)
    {
        for (int level = HighestBelow(f, int.MaxValue); level > 0; level = HighestBelow(f, level))
        {
            for (int start = 0; start < Hours; start++)
            {
                if (Units(f, start) < level)
                    continue;
                int length = RunFrom(f, start, level);
                int starts = UnitsBefore(f, start) < level ? 1 : 0;
                if (MayLower(f, start, length, starts))
                    TryLower(f, start, length, Math.Max(start == 0 ? 0 : Units(f, start - 1), HighestBelow(f, level)));
                start += length;
            }
        }
    }

    // Stops units for the hours in which the fleet is not worth its cost, where their least output costs more than the starts after it.
    private void Empty(int f)
    {
        for (int start = 0; start < Hours; start++)
        {
            if (!IsIdleWorth(f, start))
                continue;
            int length = 1;
            while (start + length < Hours && IsIdleWorth(f, start + length))
                length++;
            if (length >= stack.MinDown[f] || start + length == Hours)
                TryLower(f, start, length, 0);
            start += length;
        }
    }

    private bool IsIdleWorth(int f, int hour)
    {
        int at = f * Hours + hour;
        return stack.Online[at] > stack.Least[at] && stack.MinMw[f] > 0 && stack.PriceUsdPerMwh[hour] < stack.CostUsdPerMwh[f];
    }

    private void TryLower(int f, int start, int length, int level)
    {
        for (int to = Math.Max(0, level); to < MaxOf(f, start, length);)
        {
            Begin(f);
            for (int hour = start; hour < start + length; hour++)
                SetUnits(f, hour, Math.Min(Units(f, hour), to));
            if (Keep(f))
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
            if (!IsDear(f, start))
                continue;
            int length = 1;
            while (start + length < Hours && IsDear(f, start + length))
                length++;
            for (int add = RoomOver(f, start, length); add > 0; add /= 2)
            {
                if (TryAdd(f, start, length, add))
                    break;
            }

            start += length;
        }
    }

    private bool IsDear(int f, int hour)
    {
        int at = f * Hours + hour;
        return stack.PriceUsdPerMwh[hour] > stack.CostUsdPerMwh[f] + 1e-9 && stack.Online[at] < stack.Most[at];
    }

    private int RoomOver(int f, int start, int length)
    {
        int room = 0;
        for (int hour = start; hour < start + length; hour++)
        {
            int at = f * Hours + hour;
            room = Math.Max(room, stack.Most[at] - stack.Online[at]);
        }

        return room;
    }

    private bool TryAdd(int f, int start, int length, int add)
    {
        Begin(f);
        for (int hour = start; hour < start + length; hour++)
            SetUnits(f, hour, Units(f, hour) + add);
        return Keep(f);
    }
}
