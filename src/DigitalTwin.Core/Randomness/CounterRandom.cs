namespace DigitalTwin.Core.Randomness;

/// <summary>
/// Randomness without state: a draw is a hash of (seed, entity, purpose, tick). The order of draws does not matter, adding an entity
/// changes no other entity's draws, and a tick that is replayed draws the same numbers.
/// </summary>
/// <param name="seed">Seed of the run.</param>
/// <param name="entityKey">Identifier of the entity, as in the scenario.</param>
public readonly struct CounterRandom(ulong seed, string entityKey)
{
    private readonly ulong _stream = Hash64.Mix(Hash64.Mix(seed) ^ Hash64.OfKey(entityKey));

    /// <summary>A uniform draw in [0, 1) with 53 bits.</summary>
    /// <param name="purpose">What the draw is for; purposes of one entity are independent.</param>
    /// <param name="tick">Tick of the draw.</param>
    public double Uniform(DrawPurpose purpose, long tick) => (Bits(purpose, tick) >> 11) * (1.0 / (1UL << 53));

    /// <summary>64 uniform bits.</summary>
    public ulong Bits(DrawPurpose purpose, long tick) =>
        Hash64.Mix(Hash64.Mix(_stream + (ulong)purpose * 0xD1342543DE82EF95UL) ^ (ulong)tick);
}

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
