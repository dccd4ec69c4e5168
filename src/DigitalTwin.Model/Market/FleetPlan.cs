namespace DigitalTwin.Model.Market;

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
