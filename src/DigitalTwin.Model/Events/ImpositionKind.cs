namespace DigitalTwin.Model.Events;

/// <summary>What an injected event does to the entity that it reaches. Numbers are never used again.</summary>
public enum ImpositionKind
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Power is multiplied by the value, 0 to 1: of a plant, of the grid connection of a datacenter, a fab or a flexible
    /// load. What runs goes on with less.</summary>
    Derate = 1,

    /// <summary>A line's transfer limits are multiplied by the value (0 is a loss).</summary>
    LineDerate = 2,

    /// <summary>A zone's ordinary load is multiplied by the value.</summary>
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
