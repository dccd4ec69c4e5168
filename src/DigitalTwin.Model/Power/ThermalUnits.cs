namespace DigitalTwin.Model.Power;

/// <summary>
/// The units of a thermal fleet, counted by what they are doing: online, idle (in service and off), out by force, away for maintenance,
/// tripped by an event. Online units carry the tick of their start as long as their least up time binds; idle and tripped ones the tick of
/// their stop.
/// </summary>
/// <remarks>
/// Number of units: round(capacity / unit) when first counted; later it moves only when capacity calls for more than three quarters of a
/// unit more or less than are counted. Between, the size of a unit breathes with capacity, so that a slow path never makes the count jump
/// back and forth. New units begin idle; of leaving units idle ones go first, then those out, away and online.
/// Formulation: docs/explanation/formulations/thermal.md.
/// </remarks>
internal sealed partial class ThermalUnits(FleetSpec spec, CounterRandom random, MaintenanceWindow maintenance, OutageModel outages)
{
    private const double CountHysteresis = 0.75;
    private readonly double _maintenancePhase = random.Uniform(DrawPurpose.MaintenancePhase, 0);
    [State] private bool _counted;
    [State] private int _units;
    [State] private int _online;
    [State] private int _out;
    [State] private int _away;
    [State] private readonly List<UnitCohort> _started = [];
    [State] private readonly List<UnitCohort> _stopped = [];
    [State] private readonly List<UnitCohort> _tripped = [];

    /// <summary>All units.</summary>
    public int Total => _units;

    /// <summary>Units that run.</summary>
    public int Online => _online;

    /// <summary>Units that run or could.</summary>
    public int InService => _units - _out - _away - Tripped;

    /// <summary>Units in service that are off.</summary>
    public int Idle => InService - _online;

    /// <summary>Units that an event keeps out of service.</summary>
    public int Tripped => UnitCohorts.Count(_tripped);

    /// <summary>Available MW of a unit: capacity over units, derated.</summary>
    [field: NotState("Measured before it is read.")]
    public double UnitMw { get; private set; }

    /// <summary>Counts the units for a UTC day: capacity, then maintenance; on the first call also who is out already.</summary>
    public void BeginDay(long tick, in FleetDay day)
    {
        if (!_counted)
            CountFirst(day, tick);
        else
            Resize(WantedUnits(day.RatedMw));
        SendAway(maintenance.UnitsAway(_units, outages.MaintenanceWeeks, _maintenancePhase, day.HourOfYear / 24));
    }

    /// <summary>Works out the size of a unit from the day's capacity, its fuel, and what events leave of it.</summary>
    /// <param name="cut">What events leave of the fleet.</param>
    public void Measure(long tick, in FleetDay day, in FleetCut cut) =>
        UnitMw = WholeUnitMw(day) * outages.FuelShareAt(tick) * cut.SizeOf(InService + Tripped);

    /// <summary>Capacity of the units that are not in maintenance and do not have it: out by force, without fuel, tripped; MW.</summary>
    public double OutMw(in FleetDay day) => Math.Max(0, WholeUnitMw(day) * (_units - _away) - UnitMw * InService);

    private double WholeUnitMw(in FleetDay day) => day.CapacityMw / Math.Max(1, _units) * outages.Derating;

    /// <summary>Units that events take from the fleet leave service, and come back, at the beginning of a tick.</summary>
    public void Trip(long tick, in FleetCut cut)
    {
        int change = cut.TrippedOf(InService + Tripped) - Tripped;
        if (change < 0)
            UnitCohorts.Move(_tripped, _stopped, -change);
        if (change <= 0)
            return;
        int idle = (int)((long)change * Idle / InService);
        UnitCohorts.Move(_stopped, _tripped, idle);
        LeaveOnline(change - idle);
        UnitCohorts.Add(_tripped, tick, change - idle);
    }

    /// <summary>Tripped units that will be back at a tick of the coming day and may then start.</summary>
    public int StartableAgain(long tick, in FleetCut then)
    {
        int back = Math.Max(0, Tripped - then.TrippedOf(InService + Tripped));
        return Math.Min(back, UnitCohorts.CountUpTo(_tripped, tick - spec.MinDownHours));
    }

    /// <summary>Draws the failures and repairs with which a tick begins.</summary>
    public void DrawOutages(long tick)
    {
        if (outages.OutShare <= 0)
            return;
        (double failure, double repair) = outages.ChancesAt(tick);
        int repaired = Draw(_out, repair, DrawPurpose.UnitRepair, tick);
        int failedOnline = Draw(_online, failure, DrawPurpose.UnitFailure, tick);
        int failedIdle = Draw(Idle, failure, DrawPurpose.IdleUnitFailure, tick);
        if (failedOnline > 0)
            LeaveOnline(failedOnline);
        if (failedIdle > 0)
            UnitCohorts.TakeOldest(_stopped, failedIdle);
        _out += failedOnline + failedIdle - repaired;
        UnitCohorts.Add(_stopped, UnitCohorts.LongAgo, repaired);
    }

    /// <summary>Units that must stay on because they started less than the least up time before a tick.</summary>
    public int LockedOn(long tick) => UnitCohorts.Count(_started) - UnitCohorts.CountUpTo(_started, tick - spec.MinUpHours);

    /// <summary>Idle units that must stay off because they stopped less than the least down time before a tick.</summary>
    public int LockedOff(long tick) => Idle - UnitCohorts.CountUpTo(_stopped, tick - spec.MinDownHours);

    /// <summary>Idle units that may start at a tick.</summary>
    public int Startable(long tick) => UnitCohorts.CountUpTo(_stopped, tick - spec.MinDownHours);

    /// <summary>Units that stop with this very tick, and could still be kept on.</summary>
    public int StoppedAt(long tick) => UnitCohorts.Count(_stopped) - UnitCohorts.CountUpTo(_stopped, tick - 1);

    /// <summary>Keeps units on that were to stop with this tick.</summary>
    /// <param name="units">At most <see cref="StoppedAt"/>.</param>
    public void Keep(long tick, int units)
    {
        int last = _stopped.Count - 1;
        if (units > 0 && last >= 0 && _stopped[last].Tick == tick)
            _online += UnitCohorts.TakeAt(_stopped, last, units);
    }

    /// <summary>Starts units, the last stopped first (they are the warmest); returns the cost of the starts, USD.</summary>
    /// <param name="tick">Tick in which the units come on.</param>
    /// <param name="units">At most <see cref="Startable"/>.</param>
    public double Start(long tick, int units)
    {
        double costUsd = 0;
        int left = units;
        for (int i = _stopped.Count - 1; i >= 0 && left > 0; i--)
        {
            if (_stopped[i].Tick > tick - spec.MinDownHours)
                continue;
            double costUsdPerMw = spec.StartCostUsdPerMw(tick - _stopped[i].Tick);
            int taken = UnitCohorts.TakeAt(_stopped, i, left);
            costUsd += costUsdPerMw * taken * UnitMw;
            left -= taken;
        }

        _online += units - left;
        if (spec.MinUpHours > 1)
            UnitCohorts.Add(_started, tick, units - left);
        return costUsd;
    }

    /// <summary>Stops units that are not locked on.</summary>
    public void Stop(long tick, int units)
    {
        int stopped = Math.Min(units, _online - LockedOn(tick));
        if (stopped <= 0)
            return;
        _online -= stopped;
        UnitCohorts.Add(_stopped, tick, stopped);
    }

    /// <summary>Drops what no rule asks for any more.</summary>
    public void Forget(long tick)
    {
        while (_started.Count > 0 && _started[0].Tick <= tick - spec.MinUpHours)
            _started.RemoveAt(0);
        if (_stopped.Count > 1)
            UnitCohorts.Forget(_stopped, tick - Math.Max(spec.MinDownHours, spec.ColdAboveHoursOff + 1));
    }

    private int Draw(int units, double chance, DrawPurpose purpose, long tick) =>
        units == 0 ? 0 : Binomial.Inverse(units, chance, random.Uniform(purpose, tick));

    private double WantedUnits(double capacityMw) => capacityMw / spec.UnitMw;

    private void CountFirst(in FleetDay day, long tick)
    {
        _counted = true;
        _units = Math.Max(1, (int)Math.Round(WantedUnits(day.RatedMw)));
        _out = Draw(_units, outages.OutShareAt(tick), DrawPurpose.InitialOutage, tick);
        _online = _units - _out;
    }

    private void Resize(double wanted)
    {
        if (Math.Abs(wanted - _units) <= CountHysteresis)
            return;
        int units = Math.Max(1, (int)Math.Round(wanted));
        if (units > _units)
        {
            UnitCohorts.Add(_stopped, UnitCohorts.LongAgo, units - _units);
            _units = units;
            return;
        }

        int leaving = _units - units;
        leaving -= UnitCohorts.TakeOldest(_stopped, Math.Min(leaving, Idle));
        leaving -= UnitCohorts.TakeOldest(_tripped, leaving);
        int fromOut = Math.Min(leaving, _out);
        int fromAway = Math.Min(leaving - fromOut, _away);
        _out -= fromOut;
        _away -= fromAway;
        LeaveOnline(leaving - fromOut - fromAway);
        _units = units;
    }

    private void SendAway(int away)
    {
        if (away < _away)
            UnitCohorts.Add(_stopped, UnitCohorts.LongAgo, _away - away);
        int leaving = away - _away;
        if (leaving > 0)
        {
            leaving -= UnitCohorts.TakeOldest(_stopped, Math.Min(leaving, Idle));
            leaving -= UnitCohorts.TakeOldest(_tripped, leaving);
            int fromOnline = Math.Min(leaving, _online);
            LeaveOnline(fromOnline);
            _out -= Math.Min(_out, leaving - fromOnline);
        }

        _away = away;
    }

    // Units leave service from those whose least up time is over, then from the oldest starts: forced or planned, a lock does not hold
    // them.
    private void LeaveOnline(int units)
    {
        if (units <= 0)
            return;
        int unlocked = _online - UnitCohorts.Count(_started);
        UnitCohorts.TakeOldest(_started, units - Math.Min(units, unlocked));
        _online -= units;
    }
}
