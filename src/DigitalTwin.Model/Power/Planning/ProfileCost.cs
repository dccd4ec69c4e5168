using System.Runtime.CompilerServices;

namespace DigitalTwin.Model.Power.Planning;

/// <summary>
/// What a fleet's profile of online units over the hours planned costs besides running: its starts from the state in which the day begins,
/// and rules that it breaks. Clustered form of the least up and down times: the units that started in the last U hours are all on, those
/// that stopped in the last D hours are all off.
/// </summary>
internal sealed class ProfileCost(ThermalStack stack)
{
    private const int Hours = ThermalStack.Hours;

    /// <summary>Dearer than all load that a unit could serve in the hours planned: no legal profile is left for an illegal one.</summary>
    private const double BrokenRuleUsdPerMw = ThermalStack.UnservedUsdPerMwh * Hours;

    private readonly int[] _starts = new int[Hours];
    private readonly int[] _stops = new int[Hours];

    /// <summary>Cost of a fleet's present profile, USD.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // asked for each move from the first day on
    public double Of(int f)
    {
        int starts = CountChanges(f);
        int broken = Broken(f, _starts, stack.MinUp[f], up: true) + Broken(f, _stops, stack.MinDown[f], up: false);
        return stack.StartUsd[f] * starts + BrokenRuleUsdPerMw * stack.UnitMw[f] * broken;
    }

    /// <summary>
    /// Raises the profile until no rule is broken, and never higher than that takes: a stop too near to the next rise is made by fewer
    /// units, a unit that started runs for its least time.
    /// </summary>
    public void Legalise(int f)
    {
        const int sweeps = 4;
        for (int sweep = 0; sweep < sweeps; sweep++)
        {
            CountChanges(f);
            bool raised = stack.MinDown[f] > 1 && KeepOn(f);
            if (raised)
                CountChanges(f);
            if (!(stack.MinUp[f] > 1 && RunOn(f)))
                return;
        }
    }

    /// <summary>Writes how many idle units of a fleet the profile itself holds off in each hour.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void WriteHeldOff(int f)
    {
        int length = stack.MinDown[f];
        int lately = 0;
        int before = stack.UnitsAtStart[f];
        ReadOnlySpan<int> online = Profile(f);
        Span<int> held = stack.HeldOff.AsSpan(f * Hours, Hours);
        for (int hour = 0; hour < held.Length; hour++)
        {
            _stops[hour] = Math.Max(0, before - online[hour]);
            before = online[hour];
            lately += _stops[hour] - (hour >= length ? _stops[hour - length] : 0);
            held[hour] = lately;
        }
    }

    private Span<int> Profile(int f) => stack.Online.AsSpan(f * Hours, Hours);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int CountChanges(int f)
    {
        int before = stack.UnitsAtStart[f];
        int starts = 0;
        ReadOnlySpan<int> online = Profile(f);
        for (int hour = 0; hour < online.Length; hour++)
        {
            int change = online[hour] - before;
            before = online[hour];
            _starts[hour] = Math.Max(0, change);
            _stops[hour] = Math.Max(0, -change);
            starts += _starts[hour];
        }

        return starts;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Broken(int f, int[] changes, int length, bool up)
    {
        if (length <= 1)
            return 0;
        int broken = 0;
        int lately = 0;
        ReadOnlySpan<int> online = Profile(f);
        ReadOnlySpan<int> most = stack.Most.AsSpan(f * Hours, Hours);
        for (int hour = 0; hour < online.Length; hour++)
        {
            lately += changes[hour] - (hour >= length ? changes[hour - length] : 0);
            broken += Math.Max(0, lately - (up ? online[hour] : most[hour] - online[hour]));
        }

        return broken;
    }

    // Takes back the latest stops before an hour that needs more units than are not held off.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool KeepOn(int f)
    {
        int length = stack.MinDown[f];
        int lately = 0;
        bool raised = false;
        Span<int> online = Profile(f);
        ReadOnlySpan<int> most = stack.Most.AsSpan(f * Hours, Hours);
        for (int hour = 0; hour < online.Length; hour++)
        {
            lately += _stops[hour] - (hour >= length ? _stops[hour - length] : 0);
            int excess = lately - (most[hour] - online[hour]);
            for (int stop = hour - 1; excess > 0 && stop >= 0 && stop > hour - length; stop--)
            {
                int kept = Math.Min(excess, _stops[stop]);
                for (int k = stop; k < hour && kept > 0; k++)
                    online[k] += kept;
                _stops[stop] -= kept;
                lately -= kept;
                excess -= kept;
                raised |= kept > 0;
            }
        }

        return raised;
    }

    // Keeps what started on for its least time.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool RunOn(int f)
    {
        int length = stack.MinUp[f];
        int lately = 0;
        bool raised = false;
        Span<int> online = Profile(f);
        for (int hour = 0; hour < online.Length; hour++)
        {
            lately += _starts[hour] - (hour >= length ? _starts[hour - length] : 0);
            int missing = lately - online[hour];
            if (missing <= 0)
                continue;
            online[hour] += missing;
            raised = true;
            if (hour + 1 < online.Length)
                _starts[hour + 1] = Math.Max(0, online[hour + 1] - online[hour]);
        }

        return raised;
    }
}
