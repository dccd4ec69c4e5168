namespace DigitalTwin.Model.Events;

/// <summary>The policies that an event can set.</summary>
public static class Policies
{
    /// <summary>CO2 price at the margin of a plant, USD/t.</summary>
    public const string Co2Price = "co2_price_usd_per_tonne";

    /// <summary>Share of a zone's ordinary load that is shed last, 0 to 1.</summary>
    public const string EssentialShare = "essential_share";

    /// <summary>Reserve of a zone as a share of its load, 0 to 1.</summary>
    public const string ReserveShareOfLoad = "reserve_share_of_load";

    /// <summary>Reserve of a zone as a share of its wind and solar output, 0 to 1.</summary>
    public const string ReserveShareOfVariable = "reserve_share_of_variable";
}
