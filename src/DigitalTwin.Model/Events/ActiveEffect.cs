namespace DigitalTwin.Model.Events;

/// <summary>What an injected event imposes on one entity, up to a tick.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Subject">What it is about, where the kind needs to say: a fuel, a policy, a metric; else empty.</param>
/// <param name="Value">How much, in the unit of the kind.</param>
/// <param name="EndTick">First tick in which it no longer holds; <see cref="long.MaxValue"/> for ever.</param>
[State]
public partial record struct ActiveEffect(EffectKind Kind, string Subject, double Value, long EndTick);

/// <summary>What an injected event does to the entity that it reaches. Numbers are never used again.</summary>
public enum EffectKind
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Power is multiplied by the value, 0 to 1: of a plant, of the grid connection of a datacenter, a fab or a flexible
    /// load. What runs goes on with less.</summary>
    Derate = 1,

    /// <summary>A line's transfer limits are multiplied by the value (0 is a loss).</summary>
    LineDerate = 2,

    /// <summary>A zone's base demand is multiplied by the value.</summary>
    DemandShock = 3,

    /// <summary>A plant's fuel price is multiplied by the value.</summary>
    FuelPrice = 4,

    /// <summary>The policy that the subject names, one of <see cref="Policies"/>, takes the value.</summary>
    Policy = 5,

    /// <summary>A measured value of the metric that the subject names; shown beside the modelled one, changes nothing.</summary>
    Measured = 6,

    /// <summary>Available capacity is multiplied by the value, 0 to 1, as <see cref="Derate"/> does; but whole units of a plant leave
    /// service, and have to start again when it is over.</summary>
    Outage = 7,
}

/// <summary>The policies that an event can set.</summary>
public static class Policies
{
    /// <summary>CO2 price at the margin of a plant, USD/t.</summary>
    public const string Co2Price = "co2_price_usd_per_tonne";

    /// <summary>Share of a zone's base demand that is shed last, 0 to 1.</summary>
    public const string EssentialShare = "essential_share";

    /// <summary>Reserve of a zone as a share of its load, 0 to 1.</summary>
    public const string ReserveShareOfLoad = "reserve_share_of_load";

    /// <summary>Reserve of a zone as a share of its wind and solar output, 0 to 1.</summary>
    public const string ReserveShareOfVariable = "reserve_share_of_variable";
}
