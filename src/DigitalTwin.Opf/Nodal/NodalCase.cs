namespace DigitalTwin.Opf.Nodal;

/// <summary>A bus.</summary>
/// <param name="Id">Number or name, for reports.</param>
/// <param name="DemandMw">Fixed demand, shunt conductance at 1 p.u. included; MW.</param>
public readonly record struct NodalBus(string Id, double DemandMw);

/// <summary>A generator, or a dispatchable load (negative output).</summary>
/// <param name="Bus">Index of its bus.</param>
/// <param name="MinMw">Least output, MW; minus infinity for none.</param>
/// <param name="MaxMw">Largest output, MW; infinity for none.</param>
/// <param name="QuadraticUsd">Cost, USD/h per MW squared, at least zero.</param>
/// <param name="LinearUsd">Cost, USD/MWh.</param>
/// <param name="ConstantUsd">Cost while in service, USD/h.</param>
public readonly record struct NodalGenerator(
    int Bus, double MinMw, double MaxMw, double QuadraticUsd, double LinearUsd, double ConstantUsd);

/// <summary>A line or transformer.</summary>
/// <param name="From">Index of its first bus.</param>
/// <param name="To">Index of its second bus.</param>
/// <param name="ResistancePu">Series resistance, per unit.</param>
/// <param name="ReactancePu">Series reactance, per unit; not zero together with the resistance, and not zero for dcmp.</param>
/// <param name="RateMw">Limit either way, MW; infinity for none.</param>
/// <param name="Tap">Tap ratio; 1 for a line.</param>
/// <param name="ShiftRad">Phase shift, radians.</param>
/// <param name="AngleMinRad">Least angle difference, radians; minus infinity for none.</param>
/// <param name="AngleMaxRad">Largest angle difference, radians; infinity for none.</param>
public readonly record struct NodalBranch(
    int From, int To, double ResistancePu, double ReactancePu, double RateMw, double Tap, double ShiftRad, double AngleMinRad,
        double AngleMaxRad)
{
    /// <summary>Whether the flow is set by the operator, as on a direct-current line, and not by angles.</summary>
    public bool Controlled { get; init; }

    /// <summary>Least flow of a controlled branch, MW; <see cref="RateMw"/> is its largest.</summary>
    public double ControlledMinMw { get; init; }
}

/// <summary>A network of buses to dispatch for one hour, in-service elements only.</summary>
/// <param name="Name">Name, for reports.</param>
/// <param name="BaseMva">Power base of the per-unit figures, above zero.</param>
public sealed record NodalCase(
    string Name, double BaseMva, IReadOnlyList<NodalBus> Buses, IReadOnlyList<NodalGenerator> Generators,
        IReadOnlyList<NodalBranch> Branches);
