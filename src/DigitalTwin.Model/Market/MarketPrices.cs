namespace DigitalTwin.Model.Market;

/// <summary>
/// Prices that order surplus and scarcity, USD/MWh. The order matters more than the level: strike-priced loads, contracted curtailment,
/// reserve, base demand and firm datacenters together, essential load last. Levels are assumptions, stated in
/// docs/explanation/formulations.
/// </summary>
public static class MarketPrices
{
    /// <summary>
    /// Prices are offered in whole ticks, as on an exchange: two members whose costs differ by a rounding error then tie, and share.
    /// </summary>
    public const double Tick = 1e-6;

    private const int TickDecimals = 6;

    /// <summary>Must-run and minimum output are spilled only below this price.</summary>
    public const double MustRun = -1;

    /// <summary>Wind, solar and run-of-river are curtailed below this price.</summary>
    public const double Curtailment = 0;

    /// <summary>
    /// Water that its reservoir would spill at the month's end anyway: goes before wind and sun, which lose no more by waiting than it
    /// does, and after what must run.
    /// </summary>
    public const double DueSpill = -0.5;

    /// <summary>Contracted curtailment of loads: before any reserve is used.</summary>
    public const double ContractedCurtailment = 900;

    /// <summary>
    /// The most that water or stored energy asks: before loads are cut by contract or reserve is used. What is kept for a later hour is not
    /// worth more than the load that it would leave unserved in this one.
    /// </summary>
    public const double DearestStoredEnergy = 0.99 * ContractedCurtailment;

    /// <summary>
    /// Water or stored energy beyond the plan that asks more than this is held back for hours that need it more: it holds reserve, and is
    /// no headroom for further load.
    /// </summary>
    public const double HeldBack = 300;

    /// <summary>Shortage price of reserve: the adder on the last MW, which the zone would rather keep.</summary>
    public const double ReserveShortage = 1000;

    /// <summary>Value of base demand and of firm datacenters.</summary>
    public const double OrdinaryLoad = 5000;

    /// <summary>Value of essential load, shed last.</summary>
    public const double EssentialLoad = 10000;

    /// <summary>The nearest price in whole ticks.</summary>
    public static double OnTick(double priceUsdPerMwh) => Math.Round(priceUsdPerMwh, TickDecimals);
}
