namespace DigitalTwin.Model.Market;

/// <summary>How a fleet behaves.</summary>
public enum PlantKind
{
    /// <summary>Burns fuel or splits atoms: commitment, ramps, outages.</summary>
    Thermal,

    /// <summary>Wind or sun by the zone's series.</summary>
    Variable,

    /// <summary>Hydro with storage for weeks: a budget of energy each month.</summary>
    Reservoir,

    /// <summary>Hydro without storage: the month's flow.</summary>
    RunOfRiver,

    /// <summary>Pumped hydro or batteries: buys energy and sells it later.</summary>
    Storage,
}
