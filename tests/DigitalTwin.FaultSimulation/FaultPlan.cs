namespace DigitalTwin.FaultSimulation;

/// <summary>
/// The faults of a seed. Whether a message meets one depends on the seed and on what the message is, not on what came before it: the
/// other faults of a schedule stay where they are when one is left out, which is what makes shrinking work.
/// </summary>
internal sealed class FaultPlan
{
    private const int SiloFaultsAtMost = 4;

    private readonly ulong _seed;
    private readonly IReadOnlySet<ulong> _suppressed;
    private readonly double _stormy;
    private readonly List<AppliedFault> _applied = [];

    public FaultPlan(ulong seed, IReadOnlySet<ulong> suppressed)
    {
        _seed = Hash64.Mix(seed);
        _suppressed = suppressed;
        _stormy = Share("weather") is < 0.25 ? 0.1 : Share("weather") < 0.8 ? 1 : 4;
        Scatters = Share("scatter") < 0.3;
        Silos = [.. PlanSiloFaults()];
    }

    /// <summary>Faults of whole silos, in order of time.</summary>
    public IReadOnlyList<SiloFault> Silos { get; }

    /// <summary>The faults that have met the run so far.</summary>
    public IReadOnlyList<AppliedFault> Applied => _applied;

    /// <summary>Whether members live on any silo rather than with their grid.</summary>
    public bool Scatters { get; }

    /// <summary>A number of the seed, 0 to below 1.</summary>
    public double Share(string what) => ToShare(Hash64.Mix(_seed ^ Hash64.OfKey(what)));

    /// <summary>A number of the seed for a message, 0 to below 1.</summary>
    public double Share(ulong message, FaultKind kind) => ToShare(LabelOf(message, kind));

    /// <summary>Decides whether a message meets a fault, and notes it.</summary>
    public bool Meets(ulong message, FaultKind kind, SimKind participant, SimPhase phase)
    {
        ulong label = LabelOf(message, kind);
        if (ToShare(Hash64.Mix(label)) >= RateOf(kind) * _stormy || _suppressed.Contains(label))
            return false;
        _applied.Add(new AppliedFault(label, kind, participant, phase));
        return true;
    }

    /// <summary>Notes what a silo's fault met.</summary>
    public void Note(SiloFault fault, SimKind participant, SimPhase phase) =>
        _applied.Add(new AppliedFault(fault.Label, fault.Kind, participant, phase));

    private static double RateOf(FaultKind kind) => kind switch
    {
        FaultKind.Delay => 0.004,
        FaultKind.Duplicate => 0.004,
        FaultKind.Drop => 0.003,
        FaultKind.LoseReply => 0.003,
        FaultKind.StoreFails => 0.02,
        FaultKind.StoreForgetsAnswer => 0.02,
        FaultKind.StoreWritesLate => 0.02,
        FaultKind.StoreTears => 0.002,
        _ => 0,
    };

    private static double ToShare(ulong hash) => (hash >> 11) * (1.0 / (1UL << 53));

    private ulong LabelOf(ulong message, FaultKind kind) => Hash64.Mix(_seed ^ Hash64.Mix(message + (ulong)kind));

    private List<SiloFault> PlanSiloFaults()
    {
        var faults = new List<SiloFault>();
        int count = (int)(Share("silo faults") * (SiloFaultsAtMost + 1));
        for (int i = 0; i < count; i++)
        {
            ulong label = Hash64.Mix(_seed ^ Hash64.OfKey($"silo fault {i}"));
            if (_suppressed.Contains(label))
                continue;
            FaultKind kind = (label % 8) switch
            {
                < 3 => FaultKind.Crash,
                < 5 => FaultKind.Pause,
                < 6 => FaultKind.Partition,
                _ => FaultKind.SecondActivation,
            };
            long at = (long)(Share($"silo fault {i} at") * SimTimes.FaultsEndMs);
            long lasts = 20 + (long)(Share($"silo fault {i} lasts") * SimTimes.LongestSiloFaultMs);
            faults.Add(new SiloFault(label, kind, at, lasts, (int)(Share($"silo fault {i} silo") * SimTimes.Silos), i));
        }

        faults.Sort((a, b) => a.AtMs != b.AtMs ? a.AtMs.CompareTo(b.AtMs) : a.Order.CompareTo(b.Order));
        return faults;
    }
}
