namespace DigitalTwin.FaultSimulation;

/// <summary>Counts which fault met which kind of participant in which phase. A cell that cannot be is marked, not counted.</summary>
public sealed class CoverageTable
{
    private static readonly SimKind[] Members =
    [
        SimKind.PowerPlant,
        SimKind.Datacenter,
        SimKind.ChipFab,
        SimKind.FlexibleLoad,
        SimKind.Operator,
        SimKind.Country,
        SimKind.Supply,
    ];

    private static readonly FaultKind[] OfMessages = [FaultKind.Delay, FaultKind.Duplicate, FaultKind.Drop, FaultKind.LoseReply];

    private static readonly FaultKind[] OfSilos =
        [FaultKind.Crash, FaultKind.Pause, FaultKind.Partition, FaultKind.SecondActivation];

    private readonly SortedDictionary<(SimKind Kind, SimPhase Phase, FaultKind Fault), long> _counts = [];

    /// <summary>Cells that can be and that nothing has met.</summary>
    public IReadOnlyList<(SimKind Kind, SimPhase Phase, FaultKind Fault)> Empty =>
        [.. AllCells().Where(cell => !_counts.ContainsKey(cell))];

    /// <summary>Number of cells that can be.</summary>
    public static int Cells => AllCells().Count();

    /// <summary>Adds the faults of one run.</summary>
    public void Add(IReadOnlyList<AppliedFault> faults)
    {
        foreach (AppliedFault fault in faults)
        {
            (SimKind, SimPhase, FaultKind) cell = (fault.Participant, fault.Phase, fault.Kind);
            _counts[cell] = _counts.GetValueOrDefault(cell) + 1;
        }
    }

    /// <summary>The table as text: one line a participant and phase, one column a fault; <c>-</c> where a fault cannot be.</summary>
    public override string ToString()
    {
        FaultKind[] faults = Enum.GetValues<FaultKind>();
        var text = new StringBuilder();
        text.Append($"{"participant",-13} {"phase",-13}");
        foreach (FaultKind fault in faults)
            text.Append(CultureInfo.InvariantCulture, $" {Short(fault),9}");
        foreach (SimKind kind in Enum.GetValues<SimKind>())
        {
            foreach (SimPhase phase in Enum.GetValues<SimPhase>())
                AppendLine(text, kind, phase, faults);
        }

        return text.ToString();
    }

    private void AppendLine(StringBuilder text, SimKind kind, SimPhase phase, FaultKind[] faults)
    {
        if (!faults.Any(fault => CanBe(kind, phase, fault)))
            return;
        text.Append('\n').Append($"{kind,-13} {phase,-13}");
        foreach (FaultKind fault in faults)
        {
            string count = CanBe(kind, phase, fault)
                ? _counts.GetValueOrDefault((kind, phase, fault)).ToString(CultureInfo.InvariantCulture)
                : "-";
            text.Append(CultureInfo.InvariantCulture, $" {count,9}");
        }
    }

    private static IEnumerable<(SimKind Kind, SimPhase Phase, FaultKind Fault)> AllCells() =>
        from kind in Enum.GetValues<SimKind>()
        from phase in Enum.GetValues<SimPhase>()
        from fault in Enum.GetValues<FaultKind>()
        where CanBe(kind, phase, fault)
        select (kind, phase, fault);

    /// <summary>
    /// A silo's fault meets whoever lives on it, whatever the run is doing. A message's fault meets whom it is for, in the phases in which
    /// there are messages for that kind.
    /// </summary>
    private static bool CanBe(SimKind kind, SimPhase phase, FaultKind fault)
    {
        if (kind == SimKind.Store)
        {
            bool asked = phase is SimPhase.Reading or SimPhase.Logging or SimPhase.Checkpointing;
            return fault == FaultKind.StoreTears ? phase == SimPhase.Checkpointing : asked && !OfSilos.Contains(fault);
        }

        if (OfSilos.Contains(fault))
            return true;
        if (!OfMessages.Contains(fault))
            return false;
        return kind switch
        {
            SimKind.Simulation => true,
            SimKind.Coupling => phase is SimPhase.Loading or SimPhase.Clearing,
            SimKind.Grid => phase is SimPhase.Loading or SimPhase.Opening,
            _ => Members.Contains(kind) && phase is SimPhase.Loading or SimPhase.Opening or SimPhase.DayAhead,
        };
    }

    private static string Short(FaultKind fault) => fault switch
    {
        FaultKind.LoseReply => "no reply",
        FaultKind.SecondActivation => "second",
        FaultKind.StoreFails => "fails",
        FaultKind.StoreForgetsAnswer => "forgets",
        FaultKind.StoreWritesLate => "late",
        FaultKind.StoreTears => "tears",
        _ => fault.ToString().ToLowerInvariant(),
    };
}
