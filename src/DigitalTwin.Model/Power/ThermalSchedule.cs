namespace DigitalTwin.Model.Power;

/// <summary>
/// The online units that the day-ahead plan asks for, kept as its changes: most days have a handful, so the state stays short.
/// </summary>
internal sealed partial class ThermalSchedule
{
    [State] private readonly List<UnitCohort> _changes = [];

    /// <summary>Whether a plan was ever taken.</summary>
    public bool Known => _changes.Count > 0;

    /// <summary>Takes the plan of a day.</summary>
    public void Take(long firstTick, ReadOnlySpan<int> onlineUnits)
    {
        _changes.Clear();
        for (int hour = 0; hour < onlineUnits.Length; hour++)
        {
            if (hour == 0 || onlineUnits[hour] != onlineUnits[hour - 1])
                _changes.Add(new UnitCohort(firstTick + hour, onlineUnits[hour]));
        }
    }

    /// <summary>Units to run at a tick; the last value holds beyond the day.</summary>
    public int At(long tick)
    {
        int units = _changes[0].Units;
        for (int i = 1; i < _changes.Count && _changes[i].Tick <= tick; i++)
            units = _changes[i].Units;
        return units;
    }

    /// <summary>Most units to run at any tick from one to before another.</summary>
    public int Highest(long from, long before)
    {
        int units = At(from);
        for (int i = 0; i < _changes.Count; i++)
        {
            if (_changes[i].Tick > from && _changes[i].Tick < before)
                units = Math.Max(units, _changes[i].Units);
        }

        return units;
    }

    /// <summary>Drops the changes that a later one has replaced by a tick.</summary>
    public void Forget(long tick)
    {
        while (_changes.Count > 1 && _changes[1].Tick <= tick)
            _changes.RemoveAt(0);
    }
}
