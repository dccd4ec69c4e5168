namespace DigitalTwin.Grains.Worlds;

/// <summary>Kind of a member: decides which grain it is.</summary>
public enum MemberKind
{
    /// <summary>A power plant entry.</summary>
    PowerPlant,

    /// <summary>A datacenter.</summary>
    Datacenter,

    /// <summary>A chip fab.</summary>
    ChipFab,

    /// <summary>A flexible load.</summary>
    FlexibleLoad,

    /// <summary>An operator of datacenters.</summary>
    Operator,

    /// <summary>A country.</summary>
    Country,

    /// <summary>The world's makers of a good of which there is only so much.</summary>
    Supply,
}
