namespace DigitalTwin.Model.Power.Planning;

/// <summary>What a day's profile of online units costs besides running: starts, and rules that it breaks.</summary>
internal sealed class ProfileCost(ThermalStack stack)
{
    private const int Hours = ThermalStack.Hours;

    /// <summary>A unit that breaks a least up or down time costs this many starts, so that moves lead back to a legal profile.</summary>
    public const double BrokenRuleStarts = 20;

    /// <summary>
    /// A change of level that the repeating day does not need pays for this share of its starts: the plan sees one day only.
    /// </summary>
    public const double FirstStartShare = 0.5;

    private readonly int[] _profile = new int[Hours];
    private readonly int[] _starts = new int[Hours];
    private readonly int[] _stops = new int[Hours];
    private int[] _mostUnits = [];

    /// <summary>Takes the units that each fleet could have at most on the day.</summary>
    public void Load()
    {
        if (_mostUnits.Length < stack.Count)
            _mostUnits = new int[stack.Count];
        for (int f = 0; f < stack.Count; f++)
        {
            _mostUnits[f] = 0;
            for (int hour = 0; hour < Hours; hour++)
                _mostUnits[f] = Math.Max(_mostUnits[f], stack.Most[hour * stack.Count + f]);
        }
    }

    /// <summary>
    /// Cost of a fleet's present profile, USD: starts of the repeating day, part of the starts that today's beginning needs beyond it, and
    /// broken least times (at most the units that changed in the last U hours may be in the state they changed to).
    /// </summary>
    public double Of(int f)
    {
        for (int hour = 0; hour < Hours; hour++)
            _profile[hour] = stack.Online[hour * stack.Count + f];
        int before = _profile[Hours - 1];
        int starts = 0;
        for (int hour = 0; hour < Hours; hour++)
        {
            int change = _profile[hour] - before;
            before = _profile[hour];
            _starts[hour] = Math.Max(0, change);
            _stops[hour] = Math.Max(0, -change);
            starts += _starts[hour];
        }

        int first = Math.Max(0, _profile[0] - Math.Max(stack.UnitsAtStart[f], before));
        double cost = stack.StartUsd[f] * (starts + FirstStartShare * first);
        if (starts == 0)
            return cost;
        int broken = Broken(_starts, stack.MinUp[f], 0, 1) + Broken(_stops, stack.MinDown[f], _mostUnits[f], -1);
        return cost + (stack.StartUsd[f] + stack.UnitMw[f]) * BrokenRuleStarts * broken;
    }

    // Units that changed in the last hours beyond those that are still in the state they changed to: base + sign x online.
    private int Broken(int[] changes, int length, int units, int sign)
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
            broken += Math.Max(0, lately - (units + sign * _profile[hour]));
            leaving = leaving + 1 == Hours ? 0 : leaving + 1;
            lately -= changes[leaving];
        }

        return broken;
    }
}
