namespace DigitalTwin.Model.Market;

/// <summary>What a fleet reports to its grid before a UTC day: what it could do in each of the 24 hours, and at what cost.</summary>
[State]
public sealed partial class FleetDeclaration
{
    /// <summary>Hours that a declaration covers.</summary>
    public const int Hours = 24;

    /// <summary>How the fleet behaves.</summary>
    public PlantKind Kind { get; set; }

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
    public double UnitMw { get; set; }

    /// <summary>Marginal cost, USD/MWh.</summary>
    public double MarginalCostUsdPerMwh { get; set; }

    /// <summary>Least stable output of a running unit, share of its capacity.</summary>
    public double MinLoadShare { get; set; }

    /// <summary>Change of output in an hour, share of online capacity.</summary>
    public double RampSharePerHour { get; set; }

    /// <summary>Cost of a typical start, USD/MW.</summary>
    public double StartCostUsdPerMw { get; set; }

    /// <summary>Least hours a unit stays on.</summary>
    public int MinUpHours { get; set; }

    /// <summary>Least hours a unit stays off.</summary>
    public int MinDownHours { get; set; }

    /// <summary>Units running when the day begins.</summary>
    public int OnlineUnits { get; set; }

    /// <summary>Whether an idle unit can be on within the hour; it then counts toward reserve.</summary>
    public bool StartsWithinHour { get; set; }

    /// <summary>Energy to spend this day, MWh (reservoirs).</summary>
    public double EnergyMwh { get; set; }

    /// <summary>Energy in store when the day begins, MWh (storage).</summary>
    public double StoredMwh { get; set; }

    /// <summary>Energy the store can hold, MWh (storage).</summary>
    public double StoreMwh { get; set; }

    /// <summary>Energy sold over energy bought (storage).</summary>
    public double RoundTripEfficiency { get; set; }
}

/// <summary>What the day-ahead pass reports to a fleet for each of the 24 hours of a UTC day.</summary>
[State]
public sealed partial class FleetPlan
{
    /// <summary>Units that run (thermal fleets).</summary>
    public int[] OnlineUnits { get; } = new int[FleetDeclaration.Hours];

    /// <summary>Output expected, MW; negative where a store buys.</summary>
    public double[] ScheduledMw { get; } = new double[FleetDeclaration.Hours];

    /// <summary>Price at which energy-limited fleets sell, USD/MWh: the water value, or the store's value of discharge.</summary>
    public double[] SellAtUsdPerMwh { get; } = new double[FleetDeclaration.Hours];

    /// <summary>Price up to which stores buy, USD/MWh.</summary>
    public double[] BuyAtUsdPerMwh { get; } = new double[FleetDeclaration.Hours];
}
