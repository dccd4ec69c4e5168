namespace DigitalTwin.FaultSimulation;

/// <summary>Kinds of participant, for the table of what faults have met.</summary>
public enum SimKind
{
    /// <summary>A power plant.</summary>
    PowerPlant,

    /// <summary>A datacenter.</summary>
    Datacenter,

    /// <summary>A chip fab.</summary>
    ChipFab,

    /// <summary>A flexible load.</summary>
    FlexibleLoad,

    /// <summary>An operator of datacenters.</summary>
    Operator,

    /// <summary>A country.</summary>
    Country,

    /// <summary>The world's makers of a good of which there is only so much.</summary>
    Supply,

    /// <summary>A grid.</summary>
    Grid,

    /// <summary>The market coupling.</summary>
    Coupling,

    /// <summary>The coordinator.</summary>
    Simulation,

    /// <summary>The store of the run.</summary>
    Store,
}
