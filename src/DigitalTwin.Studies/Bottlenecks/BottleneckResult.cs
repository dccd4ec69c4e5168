namespace DigitalTwin.Studies.Bottlenecks;

/// <summary>
/// What holds a region's compute back between the fork and the end: what is booked on each cause, and what each gate relieves when it is
/// opened alone.
/// </summary>
/// <param name="Region">Code of a country, or name of a group of countries.</param>
/// <param name="TargetExaflopDays">Compute that plans wanted.</param>
/// <param name="MissingExaflopDays">Compute of the plans that was missing, hours ahead of a plan not counted against it.</param>
/// <param name="ByCause">Missing by cause, exaflop-days.</param>
/// <param name="ReliefByGate">Missing less missing with the gate open, exaflop-days; negative where an open gate elsewhere takes away
/// what is scarce.</param>
/// <param name="Joint">
/// Missing that no single gate relieves: missing less all reliefs, at least zero. Compute that two gates hold at once is relieved by
/// neither alone.
/// </param>
/// <param name="Binding">The gate that relieves most; empty where none relieves a hundredth of what is missing.</param>
/// <param name="Figures">The figures that decide.</param>
public sealed record BottleneckResult(
    string Region,
    double TargetExaflopDays,
    double MissingExaflopDays,
    IReadOnlyDictionary<string, double> ByCause,
    IReadOnlyDictionary<string, double> ReliefByGate,
    double Joint,
    string Binding,
    BottleneckFigures Figures);
