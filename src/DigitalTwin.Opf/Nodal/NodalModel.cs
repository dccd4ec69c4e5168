namespace DigitalTwin.Opf.Nodal;

/// <summary>
/// A case in per unit, ready to solve: boxed variables (outputs, then limited flows), free angles, one balance a bus.
/// Costs are divided by <see cref="CostScale"/>.
/// </summary>
internal sealed class NodalModel
{
    /// <summary>Whether any branch follows angles.</summary>
    public required bool HasAngles { get; init; }

    /// <summary>Whether a branch's flow follows from angles; otherwise it is chosen freely within its bounds.</summary>
    public required bool[] FollowsAngles { get; init; }

    /// <summary>Demand by bus, p.u., shifts' injections included.</summary>
    public required double[] Demand { get; init; }

    /// <summary>Bus of each output.</summary>
    public required int[] Bus { get; init; }

    public required double[] Quadratic { get; init; }

    public required double[] Linear { get; init; }

    public required int[] From { get; init; }

    public required int[] To { get; init; }

    /// <summary>Susceptance by branch, p.u.; not used without angles.</summary>
    public required double[] Susceptance { get; init; }

    /// <summary>What a limited quantity is per radian by branch: the susceptance, or 1 where that is zero and the angle itself is
    /// limited.</summary>
    public required double[] LimitScale { get; init; }

    /// <summary>Flow at equal angles by branch, p.u.</summary>
    public required double[] Offset { get; init; }

    /// <summary>Place of each branch among the limited ones, or -1.</summary>
    public required int[] LimitedPlace { get; init; }

    /// <summary>Branch of each limited flow.</summary>
    public required int[] LimitedBranch { get; init; }

    /// <summary>Bounds of outputs, then of limited flows, p.u.</summary>
    public required double[] Low { get; init; }

    public required double[] High { get; init; }

    /// <summary>One bus of each island, whose angle is held.</summary>
    public required int[] Pins { get; init; }

    public required double CostScale { get; init; }

    public int Buses => Demand.Length;

    public int Outputs => Bus.Length;

    public int Branches => From.Length;

    public int Variables => Low.Length;
}
