namespace DigitalTwin.Opf.Nodal;

/// <summary>How a solve ended.</summary>
public enum NodalStatus
{
    /// <summary>An optimum, to the tolerance stated in docs/explanation/clearing.md.</summary>
    Optimal,

    /// <summary>No dispatch meets all rows; <see cref="NodalResult.Conflicts"/> says which cannot hold together.</summary>
    Infeasible,

    /// <summary>Cost falls without end.</summary>
    Unbounded,
}

/// <summary>A row that takes part in a conflict.</summary>
/// <param name="Row">What it is: balance of a bus, limit of a branch or of a generator.</param>
/// <param name="Weight">Its multiplier in the proof, largest 1: the weighted sum of the rows cannot hold.</param>
public readonly record struct NodalConflict(string Row, double Weight);

/// <summary>Result of a nodal dispatch.</summary>
public sealed record NodalResult
{
    /// <summary>How it ended.</summary>
    public required NodalStatus Status { get; init; }

    /// <summary>Cost, USD/h, constants included; NaN unless optimal.</summary>
    public double ObjectiveUsd { get; init; } = double.NaN;

    /// <summary>Output by generator, MW; empty unless optimal.</summary>
    public double[] GenerationMw { get; init; } = [];

    /// <summary>Flow from the first bus to the second by branch, MW; empty unless optimal.</summary>
    public double[] FlowMw { get; init; } = [];

    /// <summary>Price by bus, USD/MWh: what one more MW of demand costs; empty unless optimal.</summary>
    public double[] PriceUsdPerMwh { get; init; } = [];

    /// <summary>What one more MW of the binding limit saves, by branch, USD/MWh; positive forward, negative backward.</summary>
    public double[] CongestionUsdPerMwh { get; init; } = [];

    /// <summary>Rows that conflict, heaviest first; empty unless infeasible.</summary>
    public IReadOnlyList<NodalConflict> Conflicts { get; init; } = [];

    /// <summary>MW by which demand and supply must give way for the rest to hold; zero unless infeasible.</summary>
    public double ShortfallMw { get; init; }

    /// <summary>Iterations of the interior-point method.</summary>
    public int Iterations { get; init; }
}
