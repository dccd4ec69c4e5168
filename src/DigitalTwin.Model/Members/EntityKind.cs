using DigitalTwin.Model.Market;

namespace DigitalTwin.Model.Members;

/// <summary>
/// What an entity is. Given where the entity is made, and carried with it by rosters, reports and history: no part of the program guesses
/// it from an identifier. The numbers are stored and never change.
/// </summary>
public enum EntityKind
{
    /// <summary>A fleet of like power plants.</summary>
    Plant = 0,

    /// <summary>A datacenter: a campus, or the existing ones of a zone.</summary>
    Datacenter = 1,

    /// <summary>A chip fab.</summary>
    Fab = 2,

    /// <summary>A load that runs while power is cheap.</summary>
    FlexibleLoad = 3,

    /// <summary>An operator of datacenters.</summary>
    Operator = 4,

    /// <summary>A country.</summary>
    Country = 5,

    /// <summary>The equipment suppliers of a good of which there is only so much.</summary>
    Supply = 6,

    /// <summary>A fleet that buys energy and sells it later: pumped hydro, batteries.</summary>
    Store = 7,

    /// <summary>A bidding zone or balancing area.</summary>
    Zone = 8,

    /// <summary>A line between two zones.</summary>
    Line = 9,

    /// <summary>The whole world.</summary>
    World = 10,
}

/// <summary>A set of kinds: one bit for each <see cref="EntityKind"/>.</summary>
[Flags]
public enum EntityKinds
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Fleets that generate.</summary>
    Generator = 1 << EntityKind.Plant,

    /// <summary>Fleets that buy and sell.</summary>
    Store = 1 << EntityKind.Store,

    /// <summary>Fleets of power plants, stores among them.</summary>
    Plant = Generator | Store,

    /// <summary>Datacenters.</summary>
    Datacenter = 1 << EntityKind.Datacenter,

    /// <summary>Chip fabs.</summary>
    Fab = 1 << EntityKind.Fab,

    /// <summary>Flexible loads.</summary>
    FlexibleLoad = 1 << EntityKind.FlexibleLoad,

    /// <summary>Operators of datacenters.</summary>
    Operator = 1 << EntityKind.Operator,

    /// <summary>Countries.</summary>
    Country = 1 << EntityKind.Country,

    /// <summary>Zones.</summary>
    Zone = 1 << EntityKind.Zone,

    /// <summary>Lines.</summary>
    Line = 1 << EntityKind.Line,

    /// <summary>The whole world.</summary>
    World = 1 << EntityKind.World,

    /// <summary>What holds plants and zones: a zone, a country, the world.</summary>
    Area = Zone | Country | World,

    /// <summary>What draws power by itself.</summary>
    Load = Datacenter | Fab | FlexibleLoad,
}

/// <summary>Questions about sets of kinds.</summary>
public static class EntityKindSets
{
    /// <summary>Whether a kind is in a set.</summary>
    public static bool Holds(this EntityKinds kinds, EntityKind kind) => ((int)kinds & (1 << (int)kind)) != 0;

    /// <summary>The kind of a fleet.</summary>
    public static EntityKind OfFleet(PlantKind kind) => kind == PlantKind.Storage ? EntityKind.Store : EntityKind.Plant;
}
