namespace DigitalTwin.FaultSimulation;

/// <summary>A fault of a schedule, with all whom it met.</summary>
/// <param name="Label">Identity of the fault among those of its seed, 16 hexadecimal digits.</param>
/// <param name="Kind">What was done.</param>
/// <param name="Phase">What the run was doing.</param>
/// <param name="Met">Kinds of participant that it met, each once.</param>
public sealed record SimFault(string Label, FaultKind Kind, SimPhase Phase, IReadOnlyList<SimKind> Met)
{
    /// <summary>The faults of a schedule, each once, in the order in which they came.</summary>
    public static IReadOnlyList<SimFault> Of(SimResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return
        [
            .. result.Faults.GroupBy(fault => fault.Label).Select(met => new SimFault(
                $"{met.Key:x16}", met.First().Kind, met.First().Phase, [.. met.Select(fault => fault.Participant).Distinct().Order()])),
        ];
    }

    /// <summary>The fault in a line.</summary>
    public override string ToString() => $"{Kind} in {Phase} to {string.Join(", ", Met)} ({Label})";
}

/// <summary>A fault of a whole silo.</summary>
/// <param name="Label">Identity among the faults of the seed.</param>
/// <param name="Kind">Crash, pause, partition or second activation.</param>
/// <param name="AtMs">Virtual time of its beginning, ms.</param>
/// <param name="LastsMs">How long it lasts, ms.</param>
/// <param name="Silo">Index of the silo.</param>
/// <param name="Order">Order among faults of one moment.</param>
internal readonly record struct SiloFault(ulong Label, FaultKind Kind, long AtMs, long LastsMs, int Silo, int Order);

/// <summary>A fault that met a run.</summary>
/// <param name="Label">Identity of the fault among those of its seed; the same in every run of the seed that gets that far.</param>
/// <param name="Kind">What was done.</param>
/// <param name="Participant">Kind of participant that it met.</param>
/// <param name="Phase">What the run was doing.</param>
public readonly record struct AppliedFault(ulong Label, FaultKind Kind, SimKind Participant, SimPhase Phase);
