using DigitalTwin.Grains.Calls;
using Orleans.Runtime.Placement;

namespace DigitalTwin.Grains.Placement;

/// <summary>Where a grain is wanted: the hint that travels with a load.</summary>
/// <param name="silo">The silo.</param>
/// <param name="options">How grains are placed.</param>
public sealed class PlacementHint(ILocalSiloDetails silo, GridPlacementOptions options)
{
    /// <summary>The silo.</summary>
    public SiloAddress Here => silo.SiloAddress;

    /// <summary>Whether the call at hand wants its grain to live elsewhere.</summary>
    public bool IsElsewhere => Wanted is SiloAddress wanted && !wanted.Equals(Here);

    private SiloAddress? Wanted => options.Scatters ? null : RequestContext.Get(IPlacementDirector.PlacementHintKey) as SiloAddress;

    /// <summary>Ends a grain: for good, or so that it comes to life where the call at hand wants it.</summary>
    public void Leave(IGrainBase grain)
    {
        if (IsElsewhere)
            grain.MigrateOnIdle();
        else
            grain.DeactivateOnIdle();
    }

    /// <summary>Moves a grain that is wanted elsewhere; it is then to be asked again.</summary>
    /// <exception cref="GrainMigratingException">It is wanted elsewhere.</exception>
    public void Insist(IGrainBase grain)
    {
        if (!IsElsewhere)
            return;
        grain.MigrateOnIdle(); // to where the hint says; an ended activation would come back wherever a caller last knew it
        throw new GrainMigratingException($"{grain.GrainContext.GrainId} lives on {Here} and is wanted on {Wanted}.");
    }
}
