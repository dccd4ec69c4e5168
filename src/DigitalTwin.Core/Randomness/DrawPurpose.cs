namespace DigitalTwin.Core.Randomness;

/// <summary>What a random draw is for. Numbers are part of the run's hash: never reuse one, only add.</summary>
public enum DrawPurpose
{
    /// <summary>Units of a fleet that fail in a tick.</summary>
    UnitFailure = 1,

    /// <summary>Units of a fleet that come back from repair in a tick.</summary>
    UnitRepair = 2,

    /// <summary>Units that are already out of service when a run begins.</summary>
    InitialOutage = 3,

    /// <summary>Phase of a fleet's planned maintenance.</summary>
    MaintenancePhase = 4,

    /// <summary>Units of a fleet that stand idle and fail in a tick.</summary>
    IdleUnitFailure = 5,

    /// <summary>How long the connection of a campus takes, against the usual.</summary>
    NetworkDuration = 6,

    /// <summary>How long the halls of a campus take, against the usual.</summary>
    ShellDuration = 7,
}
