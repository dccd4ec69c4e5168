namespace DigitalTwin.Engine.Events;

/// <summary>Kinds of entity that an event can name.</summary>
[Flags]
public enum EntityKinds
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>A power plant: a fleet of like units.</summary>
    Plant = 1,

    /// <summary>A datacenter: a campus, or the existing ones of a zone.</summary>
    Datacenter = 2,

    /// <summary>A chip fab.</summary>
    Fab = 4,

    /// <summary>A flexible load.</summary>
    FlexibleLoad = 8,

    /// <summary>A line.</summary>
    Line = 16,

    /// <summary>A zone.</summary>
    Zone = 32,

    /// <summary>A country.</summary>
    Country = 64,

    /// <summary>The whole world.</summary>
    World = 128,

    /// <summary>An operator of datacenters.</summary>
    Operator = 256,

    /// <summary>What holds plants and zones: a zone, a country, the world.</summary>
    Area = Zone | Country | World,

    /// <summary>What draws power by itself.</summary>
    Load = Datacenter | Fab | FlexibleLoad,
}
