namespace DigitalTwin.Studies.MarginalValues;

/// <summary>Something that the world makes only so much of, and of which a little more can be asked what it would be worth.</summary>
public sealed record MarginalValue
{
    private readonly FabClass? _fabs;

    private MarginalValue(string id, string unit, FabClass? fabs) => (Id, Unit, _fabs) = (id, unit, fabs);

    /// <summary>Identifier: that of a good in <c>supplies</c>, or <c>logic</c>, <c>memory</c>, <c>packaging</c> for wafers.</summary>
    public string Id { get; }

    /// <summary>What is counted: <c>MW</c> of a good, or <c>wafer</c> for AI.</summary>
    public string Unit { get; }

    /// <summary>What of a world can be asked about: its goods, and the wafers of the kinds of fab that it has.</summary>
    public static ImmutableArray<MarginalValue> Of(WorldSpec world) =>
    [
        .. world.Supplies.Select(supply => new MarginalValue(supply.Id, "MW", null)),
        .. Enum.GetValues<FabClass>().Where(kind => world.Fabs.Any(fab => MakesForAi(fab, kind)))
            .Select(kind => new MarginalValue(kind.ToString().ToLowerInvariant(), "wafer", kind)),
    ];

    /// <summary>The world in which a share more is made of it, by all makers alike; fabs draw what more wafers need.</summary>
    /// <param name="world">The world as it is.</param>
    /// <param name="share">How much more.</param>
    /// <param name="forkTick">Tick whose offers have been asked for: as much as before is made in it, more in the next.</param>
    public WorldSpec More(WorldSpec world, double share, long forkTick) => _fabs is FabClass kind
        ? world with
        {
            Fabs = [.. world.Fabs.Select(fab => MakesForAi(fab, kind)
                ? fab with { WafersPerMonth = fab.WafersPerMonth.TimesAfter(forkTick, 1 + share) }
                : fab)],
        }
        : world with
        {
            Supplies = [.. world.Supplies.Select(made => made.Id == Id
                ? made with { MwPerYear = made.MwPerYear.TimesAfter(forkTick, 1 + share) }
                : made)],
        };

    /// <summary>How much of it is made between two ticks, in units.</summary>
    public double Made(WorldSpec world, long fromTick, long endTick)
    {
        double made = 0;
        for (long tick = fromTick; tick < endTick; tick++)
        {
            made += _fabs is FabClass kind
                ? world.Fabs.Where(fab => MakesForAi(fab, kind)).Sum(fab => fab.WafersPerMonth.At(tick) * fab.AiShare.At(tick))
                    / Calendar.HoursPerMonth
                : world.Supplies.Where(supply => supply.Id == Id).Sum(supply => supply.MwPerYear.At(tick)) / Calendar.HoursPerYear;
        }

        return made;
    }

    private static bool MakesForAi(ChipFabSpec fab, FabClass kind) => fab.Class == kind && fab.AiShare.Max() > 0;
}
