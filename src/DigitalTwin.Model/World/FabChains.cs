using DigitalTwin.Model.Chips;
using DigitalTwin.Model.Members;

namespace DigitalTwin.Model.World;

/// <summary>Which fabs feed which: makes the fabs of a world, and says of whom accelerators can be ordered.</summary>
internal sealed class FabChains
{
    private readonly WorldSpec _world;

    public FabChains(WorldSpec world)
    {
        _world = world;
        Rules = new ExportRules(world.Accelerators, world.ExportControls);
        Sources =
        [
            .. world.Fabs
                .Where(fab => fab.Class == FabClass.Logic && fab.Accelerator is not null)
                .Select(fab => new FabSource(EntityIds.Fab(fab.Feeds ?? fab.Id), fab.Accelerator!, fab.WafersPerMonth)
                {
                    AiShare = fab.AiShare,
                    Each = fab.GrossAcceleratorsPerWafer * fab.Yield,
                }),
        ];
    }

    /// <summary>Families and export controls.</summary>
    public ExportRules Rules { get; }

    /// <summary>Fabs that sell accelerators, each with the wafers that stand behind them.</summary>
    public ImmutableArray<FabSource> Sources { get; }

    /// <summary>Makes a fab.</summary>
    public Member Create(ChipFabSpec fab)
    {
        if (fab.Feeds is not null)
            return new StageFab(fab);
        List<FabParts> families = FamiliesOf(fab);
        return families.Count > 0 ? new PackagingFab(fab, families, Rules) : new ChipFab(fab);
    }

    /// <summary>Families whose dies come to a packaging fab, with the dies of a day at the beginning of the run.</summary>
    private List<FabParts> FamiliesOf(ChipFabSpec packaging)
    {
        var families = new List<FabParts>();
        foreach (ChipFabSpec fab in _world.Fabs)
        {
            if (fab.Feeds != packaging.Id || fab.Class != FabClass.Logic || fab.Accelerator is null)
                continue;
            double wafers = fab.WafersPerMonth.At(0) / Calendar.HoursPerMonth * Calendar.HoursPerDay * Math.Clamp(fab.AiShare.At(0), 0, 1);
            FabParts.Add(families, fab.Accelerator, Math.Max(1, (long)(wafers * fab.GrossAcceleratorsPerWafer * fab.Yield)));
        }

        return families;
    }
}
