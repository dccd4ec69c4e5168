using DigitalTwin.Grains.Interfaces;
using DigitalTwin.Grains.Keys;

namespace DigitalTwin.Grains.Worlds;

/// <summary>What all participants of a run on a silo share and never change: the world, and how each of them is made.</summary>
public sealed class RunWorld
{
    /// <summary>Prepares the world of a run.</summary>
    public RunWorld(LoadedWorld loaded, ulong seed)
    {
        WorldSpec world = loaded.World;
        World = world;
        Assumptions = loaded.Assumptions;
        Factory = new ParticipantFactory(world, seed);
    }

    /// <summary>The world.</summary>
    public WorldSpec World { get; }

    /// <summary>How the world's inputs are known.</summary>
    public AssumptionSummary Assumptions { get; }

    /// <summary>Makes the participants.</summary>
    public ParticipantFactory Factory { get; }

    /// <summary>Index of a grid in the world's order of zones.</summary>
    public int IndexOf(string grid) => Factory.Zones.IndexOf(grid);

    /// <summary>The grain of a member.</summary>
    /// <param name="grains">Makes references to grains.</param>
    /// <param name="grid">Key of its grid.</param>
    /// <param name="member">Its identifier.</param>
    /// <param name="birth">What it is made of, if the scenario does not know it.</param>
    public IMemberGrain MemberOf(IGrainFactory grains, EntityKey grid, string member, in MemberBirth? birth)
    {
        string key = grid.OfMember(member).ToString();
        return (birth?.Kind ?? Factory.KindOf(member)) switch
        {
            EntityKind.Plant or EntityKind.Store => grains.GetGrain<IPowerPlantGrain>(key),
            EntityKind.Datacenter => grains.GetGrain<IDatacenterGrain>(key),
            EntityKind.Fab => grains.GetGrain<IChipFabGrain>(key),
            EntityKind.FlexibleLoad => grains.GetGrain<IFlexibleLoadGrain>(key),
            EntityKind.Operator => grains.GetGrain<IOperatorGrain>(key),
            EntityKind.Supply => grains.GetGrain<ISupplierGrain>(key),
            EntityKind.Country => grains.GetGrain<ICountryGrain>(key),
            _ => throw new ArgumentException($"The scenario knows no member {member}.", nameof(member)),
        };
    }
}
