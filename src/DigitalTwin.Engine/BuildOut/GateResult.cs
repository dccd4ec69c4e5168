namespace DigitalTwin.Engine.BuildOut;

/// <summary>
/// What holds a country's compute back: what is booked on each cause, and what each gate relieves when it is opened alone.
/// </summary>
/// <param name="Country">Code of the country.</param>
/// <param name="TargetExaflopDays">Compute that plans wanted.</param>
/// <param name="MissingExaflopDays">Compute of the plans that was missing, hours ahead of a plan not counted against it.</param>
/// <param name="ByCause">Missing by cause, exaflop-days.</param>
/// <param name="ReliefByGate">Missing less missing with the gate open, exaflop-days.</param>
/// <param name="Joint">Missing that no single gate relieves: missing less the largest relief.</param>
/// <param name="Binding">The gate that relieves most; empty where none relieves anything.</param>
public sealed record GateResult(
    string Country,
    double TargetExaflopDays,
    double MissingExaflopDays,
    IReadOnlyDictionary<string, double> ByCause,
    IReadOnlyDictionary<string, double> ReliefByGate,
    double Joint,
    string Binding);
