namespace DigitalTwin.Model.Events;

/// <summary>What an injected event does to the entity that it reaches. Numbers are never used again.</summary>
public enum ImpositionKind
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A plant's available capacity is multiplied by the value (0 is an outage).</summary>
    Derate = 1,

    /// <summary>A line's transfer limits are multiplied by the value (0 is a loss).</summary>
    LineDerate = 2,

    /// <summary>A zone's ordinary load is multiplied by the value.</summary>
    DemandShock = 3,

    /// <summary>A plant's price of the fuel that the subject names is multiplied by the value.</summary>
    FuelPrice = 4,

    /// <summary>A policy that the subject names takes the value.</summary>
    Policy = 5,

    /// <summary>A measured value of the metric that the subject names; shown beside the modelled one, changes nothing.</summary>
    Measured = 6,
}
