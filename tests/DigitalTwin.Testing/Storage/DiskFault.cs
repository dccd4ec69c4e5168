namespace DigitalTwin.Testing.Storage;

/// <summary>
/// How a step of a <see cref="SimulatedDisk"/> fails. A synchronisation of a file that fails has lost what it should have kept.
/// </summary>
public enum DiskFault
{
    /// <summary>Without any effect.</summary>
    Before,

    /// <summary>With half of its content written.</summary>
    Halfway,

    /// <summary>After its effect.</summary>
    After,
}
