using DigitalTwin.Model.Specs;
using DigitalTwin.Model.State;

namespace DigitalTwin.Model.Power;

/// <summary>What a fleet tells its grid before a UTC day: what it could do in each of the 24 hours, and at what cost.</summary>
public sealed class FleetDeclaration : IStateful
{
    /// <summary>Hours that a declaration covers.</summary>
    public const int Hours = 24;

    private int _kind;
    private double _unitMw;
    private double _marginalCostUsdPerMwh;
    private double _minLoadShare;
    private double _rampSharePerHour;
    private double _startCostUsdPerMw;
    private int _minUpHours;
    private int _minDownHours;
    private int _onlineUnits;
    private bool _startsWithinHour;
    private double _energyMwh;
    private double _storedMwh;
    private double _storeMwh;
    private double _roundTripEfficiency;

    /// <summary>How the fleet behaves.</summary>
    public PlantKind Kind { get => (PlantKind)_kind; init => _kind = (int)value; }

    /// <summary>Available output for each hour, MW: capacity less outages as known now (expected output for wind, sun and flow).</summary>
    public double[] AvailableMw { get; } = new double[Hours];

    /// <summary>Least output for each hour from must-run duties or flow, MW.</summary>
    public double[] FloorMw { get; } = new double[Hours];

    /// <summary>Most units that could run in each hour: in service, not held off by their least down time, reachable by their lead
    /// time.</summary>
    public int[] MostUnits { get; } = new int[Hours];

    /// <summary>Units that must run in each hour: held on by their least up time or by must-run duties.</summary>
    public int[] LeastUnits { get; } = new int[Hours];

    /// <summary>Size of a unit, MW.</summary>
    public double UnitMw { get => _unitMw; init => _unitMw = value; }

    /// <summary>Marginal cost, USD/MWh.</summary>
    public double MarginalCostUsdPerMwh { get => _marginalCostUsdPerMwh; init => _marginalCostUsdPerMwh = value; }

    /// <summary>Least stable output of a running unit, share of its capacity.</summary>
    public double MinLoadShare { get => _minLoadShare; init => _minLoadShare = value; }

    /// <summary>Change of output in an hour, share of online capacity.</summary>
    public double RampSharePerHour { get => _rampSharePerHour; init => _rampSharePerHour = value; }

    /// <summary>Cost of a typical start, USD/MW.</summary>
    public double StartCostUsdPerMw { get => _startCostUsdPerMw; init => _startCostUsdPerMw = value; }

    /// <summary>Least hours a unit stays on.</summary>
    public int MinUpHours { get => _minUpHours; init => _minUpHours = value; }

    /// <summary>Least hours a unit stays off.</summary>
    public int MinDownHours { get => _minDownHours; init => _minDownHours = value; }

    /// <summary>Units running when the day begins.</summary>
    public int OnlineUnits { get => _onlineUnits; init => _onlineUnits = value; }

    /// <summary>Whether an idle unit can be on within the hour; it then counts toward reserve.</summary>
    public bool StartsWithinHour { get => _startsWithinHour; init => _startsWithinHour = value; }

    /// <summary>Energy to spend this day, MWh (reservoirs).</summary>
    public double EnergyMwh { get => _energyMwh; init => _energyMwh = value; }

    /// <summary>Energy in store when the day begins, MWh (storage).</summary>
    public double StoredMwh { get => _storedMwh; init => _storedMwh = value; }

    /// <summary>Energy the store can hold, MWh (storage).</summary>
    public double StoreMwh { get => _storeMwh; init => _storeMwh = value; }

    /// <summary>Energy sold over energy bought (storage).</summary>
    public double RoundTripEfficiency { get => _roundTripEfficiency; init => _roundTripEfficiency = value; }

    /// <inheritdoc/>
    public void VisitState<TVisitor>(ref TVisitor visitor)
        where TVisitor : IStateVisitor, allows ref struct
    {
        visitor.Visit("kind", ref _kind);
        visitor.Visit("available_mw", AvailableMw);
        visitor.Visit("floor_mw", FloorMw);
        visitor.Visit("most_units", MostUnits);
        visitor.Visit("least_units", LeastUnits);
        visitor.Visit("unit_mw", ref _unitMw);
        visitor.Visit("marginal_cost_usd_per_mwh", ref _marginalCostUsdPerMwh);
        visitor.Visit("min_load_share", ref _minLoadShare);
        visitor.Visit("ramp_share_per_hour", ref _rampSharePerHour);
        visitor.Visit("start_cost_usd_per_mw", ref _startCostUsdPerMw);
        visitor.Visit("min_up_hours", ref _minUpHours);
        visitor.Visit("min_down_hours", ref _minDownHours);
        visitor.Visit("online_units", ref _onlineUnits);
        visitor.Visit("starts_within_hour", ref _startsWithinHour);
        visitor.Visit("energy_mwh", ref _energyMwh);
        visitor.Visit("stored_mwh", ref _storedMwh);
        visitor.Visit("store_mwh", ref _storeMwh);
        visitor.Visit("round_trip_efficiency", ref _roundTripEfficiency);
    }
}
