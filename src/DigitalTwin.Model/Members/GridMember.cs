namespace DigitalTwin.Model.Members;

/// <summary>What a member is to its grid.</summary>
public enum MemberRole
{
    /// <summary>Supplies from fuel or from stored water.</summary>
    Dispatchable,

    /// <summary>Supplies from wind or sun.</summary>
    Variable,

    /// <summary>Buys and sells.</summary>
    Storage,

    /// <summary>Draws power.</summary>
    Load,

    /// <summary>Neither: operators and countries, which live with a grid for their messages.</summary>
    NonMarket,
}

/// <summary>A member as its grid knows it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Role">What it is to the grid.</param>
/// <param name="UnitMw">Size of its units, MW; zero for loads.</param>
[State]
public readonly partial record struct GridMember(string Id, EntityKind Kind, MemberRole Role, double UnitMw);
