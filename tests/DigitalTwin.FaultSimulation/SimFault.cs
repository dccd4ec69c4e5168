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
