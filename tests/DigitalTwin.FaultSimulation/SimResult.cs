namespace DigitalTwin.FaultSimulation;

/// <summary>How a simulated run ended.</summary>
/// <param name="Seed">Its seed.</param>
/// <param name="Failure">What went wrong beyond what faults may cause; null if all is well.</param>
/// <param name="Hash">Hash of the last tick; empty if it was not reached.</param>
/// <param name="TraceDigest">Digest of all that happened: the same for the same seed, in every process.</param>
/// <param name="Faults">Faults that met it.</param>
/// <param name="Recoveries">Times that a coordinator began from the store, without the first.</param>
/// <param name="VirtualMs">Virtual time at its end, ms.</param>
/// <param name="Trace">What happened, line by line; empty unless it was wanted.</param>
public sealed record SimResult(
    ulong Seed,
    string? Failure,
    string Hash,
    ulong TraceDigest,
    IReadOnlyList<AppliedFault> Faults,
    int Recoveries,
    long VirtualMs,
    IReadOnlyList<string> Trace);
