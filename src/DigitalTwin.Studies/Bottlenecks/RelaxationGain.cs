namespace DigitalTwin.Studies.Bottlenecks;

/// <summary>Worlds with one bottleneck removed.</summary>
public static class RelaxationGain
{
    private const double Plenty = 10;
    private const double PlentyMwPerYear = 1e9;
    private const double PlentyUsdPerYear = 1e14;

    /// <summary>
    /// The world with a bottleneck removed from a tick on and everything else as it was. It has the state of the world as it is, so that
    /// it can go on from there.
    /// </summary>
    /// <param name="world">The world as it is.</param>
    /// <param name="gate">The bottleneck.</param>
    /// <param name="fromTick">First tick in which it is open.</param>
    public static WorldSpec Open(WorldSpec world, Bottleneck gate, long fromTick)
    {
        WorldSpec opened = gate switch
        {
            Bottleneck.Turbines => world with
            {
                Supplies = [.. world.Supplies.Select(Plentiful)],
            },
            Bottleneck.Licence => world with { ExportControls = [] },
            Bottleneck.Capital => world with { Operators = [.. world.Operators.Select(Rich)] },
            Bottleneck.Logic => WithFabs(world, FabClass.Logic),
            Bottleneck.Memory => WithFabs(world, FabClass.Memory),
            Bottleneck.Packaging => WithFabs(world, FabClass.Packaging),
            _ => world, // the members look at the bottleneck themselves
        };
        return opened with { Opened = new Relaxation(gate, fromTick) };
    }

    private static SupplySpec Plentiful(SupplySpec supply) =>
        supply with { MwPerYear = DatedPath.Constant(PlentyMwPerYear), LeadHours = 1 };

    // The accounts stay, as part of the state; they only never run dry.
    private static OperatorSpec Rich(OperatorSpec known) =>
        known.CapitalUsdPerYear is null ? known : known with { CapitalUsdPerYear = DatedPath.Constant(PlentyUsdPerYear) };

    private static WorldSpec WithFabs(WorldSpec world, FabClass kind) => world with
    {
        Fabs = [.. world.Fabs.Select(fab => fab.Class == kind && fab.AiShare.Max() > 0 ? Larger(fab) : fab)],
    };

    // More of each wafer, not more wafers: the fab draws what it drew, so that power is not opened with it.
    private static ChipFabSpec Larger(ChipFabSpec fab) => fab with
    {
        GrossAcceleratorsPerWafer = fab.GrossAcceleratorsPerWafer * Plenty,
        GrossStacksPerWafer = fab.GrossStacksPerWafer * Plenty,
        Yield = fab.Class == FabClass.Packaging ? fab.Yield * Plenty : fab.Yield,
    };
}
