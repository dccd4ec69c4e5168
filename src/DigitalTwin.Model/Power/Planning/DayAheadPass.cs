using DigitalTwin.Model.Market;

namespace DigitalTwin.Model.Power.Planning;

/// <summary>
/// Plans a UTC day of a zone with the next one in sight: reservoirs shave the peaks, stores trade the spread, thermal units are committed
/// against the exact cost of both days from the state in which they stand, twice round where stores depend on it; what comes out are units
/// online, schedules, water values and price bands of the first day.
/// Formulation: docs/explanation/formulations/day-ahead.md.
/// </summary>
/// <remarks>
/// A fixed number of steps, no randomness: the same day and declarations give the same bits. Keeps its buffers, so one instance serves one
/// thread at a time and any number of zones after each other; nothing is remembered from one call to the next.
/// </remarks>
public sealed class DayAheadPass
{
    private const int Hours = FleetDeclaration.Hours;
    private readonly ThermalStack _stack = new();
    private readonly PriceLadder _ladder = new();
    private readonly UnitCommitment _commitment;
    private readonly StoreScheduling _stores;
    private readonly double[] _baseMw = new double[Hours];
    private readonly double[] _spareMw = new double[Hours];
    private double[] _outputMw = [];

    /// <summary>Creates a pass with empty buffers.</summary>
    public DayAheadPass()
    {
        _commitment = new UnitCommitment(_stack);
        _stores = new StoreScheduling(_ladder);
    }

    /// <summary>Expected price of each hour of the day planned last, USD/MWh: of the zone alone, without trade beyond the day's
    /// load.</summary>
    public ReadOnlySpan<double> PriceUsdPerMwh => _stack.PriceUsdPerMwh.AsSpan(0, Hours);

    /// <summary>Plans a day.</summary>
    /// <param name="day">What the grid expects.</param>
    /// <param name="fleets">Declarations of the zone's fleets for this day.</param>
    /// <returns>A new plan for each declaration, in the same order.</returns>
    public FleetPlan[] Plan(ZoneDay day, IReadOnlyList<FleetDeclaration> fleets)
    {
        var plans = new FleetPlan[fleets.Count];
        for (int i = 0; i < plans.Length; i++)
            plans[i] = new FleetPlan();
        Plan(day, fleets, plans);
        return plans;
    }

    /// <summary>Plans a day into plans that are there already.</summary>
    /// <param name="day">What the grid expects.</param>
    /// <param name="fleets">Declarations of the zone's fleets for this day.</param>
    /// <param name="plans">As many plans as declarations; overwritten.</param>
    /// <exception cref="ArgumentException">Not as many plans as declarations.</exception>
    public void Plan(ZoneDay day, IReadOnlyList<FleetDeclaration> fleets, FleetPlan[] plans)
    {
        if (plans.Length != fleets.Count)
            throw new ArgumentException($"{fleets.Count} declarations need as many plans; found {plans.Length}.", nameof(plans));
        _stack.Load(fleets);
        TakeBase(day, fleets);
        bool hasStores = HasStores(fleets);
        for (int round = hasStores ? 0 : 1; round < 2; round++)
        {
            _baseMw.CopyTo(_stack.NetMw, 0);
            ScheduleReservoirs(fleets, plans);
            if (round == 0)
                _ladder.BuildMerit(_stack);
            else if (hasStores)
                _ladder.BuildCommitted(_stack);
            ScheduleStores(fleets, plans);
            SetReserve(day, fleets, plans);
            LookAhead(day);
            _commitment.Build(draft: round == 0);
        }

        for (int i = 0; i < plans.Length; i++)
            Write(fleets[i], plans[i]);
        WriteThermal(plans);
    }

    private static bool HasStores(IReadOnlyList<FleetDeclaration> fleets)
    {
        for (int i = 0; i < fleets.Count; i++)
        {
            if (fleets[i].Kind == PlantKind.Storage)
                return true;
        }

        return false;
    }

    // The next day has its own load; wind, sun, reservoirs and stores are taken to do what they do on the day planned.
    private void LookAhead(ZoneDay day)
    {
        for (int hour = 0; hour < Hours; hour++)
        {
            _stack.NetMw[Hours + hour] = _stack.NetMw[hour] + day.NextLoadMw[hour] - day.LoadMw[hour];
            _stack.CurtailableMw[Hours + hour] = _stack.CurtailableMw[hour];
            _stack.ReserveMw[Hours + hour] = _stack.ReserveMw[hour];
        }
    }

    // Load less what costs nothing and what flows anyway.
    private void TakeBase(ZoneDay day, IReadOnlyList<FleetDeclaration> fleets)
    {
        for (int hour = 0; hour < Hours; hour++)
        {
            double netMw = day.LoadMw[hour];
            double curtailableMw = 0;
            for (int i = 0; i < fleets.Count; i++)
            {
                FleetDeclaration fleet = fleets[i];
                if (fleet.Kind is PlantKind.Variable or PlantKind.RunOfRiver)
                    curtailableMw += fleet.AvailableMw[hour];
                else if (fleet.Kind == PlantKind.Reservoir)
                    netMw -= fleet.FloorMw[hour];
            }

            _baseMw[hour] = netMw - curtailableMw;
            _stack.CurtailableMw[hour] = curtailableMw;
        }
    }

    private void ScheduleReservoirs(IReadOnlyList<FleetDeclaration> fleets, FleetPlan[] plans)
    {
        for (int i = 0; i < fleets.Count; i++)
        {
            if (fleets[i].Kind == PlantKind.Reservoir)
                ReservoirFilling.Fill(fleets[i], _stack.NetMw.AsSpan(0, Hours), plans[i].ScheduledMw);
        }
    }

    private void ScheduleStores(IReadOnlyList<FleetDeclaration> fleets, FleetPlan[] plans)
    {
        for (int i = 0; i < fleets.Count; i++)
        {
            if (fleets[i].Kind == PlantKind.Storage)
                _stores.Schedule(fleets[i], _stack.NetMw.AsSpan(0, Hours), plans[i].ScheduledMw);
        }
    }

    // Reservoirs and stores hold reserve with the power they do not use; a store also with what it could stop buying.
    private void SetReserve(ZoneDay day, IReadOnlyList<FleetDeclaration> fleets, FleetPlan[] plans)
    {
        Array.Clear(_spareMw);
        for (int i = 0; i < fleets.Count; i++)
        {
            FleetDeclaration fleet = fleets[i];
            if (fleet.Kind is not (PlantKind.Storage or PlantKind.Reservoir))
                continue;
            double storedMwh = fleet.Kind == PlantKind.Storage ? fleet.StoredMwh : fleet.EnergyMwh;
            for (int hour = 0; hour < Hours; hour++)
            {
                double plannedMw = plans[i].ScheduledMw[hour];
                double holdMw = fleet.Kind == PlantKind.Storage ? Math.Max(0, storedMwh - Math.Max(0, plannedMw)) : fleet.AvailableMw[hour];
                _spareMw[hour] += Math.Max(0, Math.Min(fleet.AvailableMw[hour] - Math.Max(0, plannedMw), holdMw)) + Math.Max(0, -plannedMw);
                storedMwh -= plannedMw > 0 ? plannedMw : plannedMw * fleet.RoundTripEfficiency;
            }
        }

        for (int hour = 0; hour < Hours; hour++)
            _stack.ReserveMw[hour] = Math.Max(0, day.ReserveMw[hour] - _spareMw[hour]);
    }

    private void Write(FleetDeclaration fleet, FleetPlan plan)
    {
        switch (fleet.Kind)
        {
            case PlantKind.Reservoir:
                PriceBands.OfReservoir(fleet, plan, PriceUsdPerMwh);
                break;
            case PlantKind.Storage:
                PriceBands.OfStore(fleet, plan, _stack);
                break;
            case PlantKind.Variable or PlantKind.RunOfRiver:
                fleet.AvailableMw.CopyTo(plan.ScheduledMw, 0);
                break;
        }
    }

    private void WriteThermal(FleetPlan[] plans)
    {
        if (_outputMw.Length < _stack.Count)
            _outputMw = new double[_stack.Count];
        for (int hour = 0; hour < Hours; hour++)
        {
            _stack.WriteOutputs(hour, _outputMw);
            for (int f = 0; f < _stack.Count; f++)
            {
                FleetPlan plan = plans[_stack.Order[f]];
                plan.OnlineUnits[hour] = _stack.Online[f * ThermalStack.Hours + hour];
                plan.ScheduledMw[hour] = _outputMw[f];
            }
        }
    }
}
