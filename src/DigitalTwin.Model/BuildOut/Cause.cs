namespace DigitalTwin.Model.BuildOut;

/// <summary>
/// Why an accelerator that a plan wants at this hour does not compute. Each missing one has exactly one cause: the stock in which the
/// later-expected of its two tokens stands.
/// </summary>
public enum Cause
{
    /// <summary>Site: no permit.</summary>
    Permit = 0,

    /// <summary>Site: in the grid's study.</summary>
    Study = 1,

    /// <summary>Site: the grid has no generation or import capacity to give.</summary>
    Headroom = 2,

    /// <summary>Site: turbines of its own are not delivered.</summary>
    Turbine = 3,

    /// <summary>Site: network upgrades, or the connections of its own plant.</summary>
    Network = 4,

    /// <summary>Site: the building.</summary>
    Shell = 5,

    /// <summary>Chips: not asked for.</summary>
    Unasked = 6,

    /// <summary>Chips: no money.</summary>
    Capital = 7,

    /// <summary>Chips: no licence.</summary>
    Licence = 8,

    /// <summary>Chips: logic wafers.</summary>
    Logic = 9,

    /// <summary>Chips: memory.</summary>
    Memory = 10,

    /// <summary>Chips: packaging.</summary>
    Packaging = 11,

    /// <summary>Chips: on their way.</summary>
    Shipping = 12,

    /// <summary>Both tokens are there and are joined with the next hour.</summary>
    Installation = 13,
}
