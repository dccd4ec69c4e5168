using DigitalTwin.Model.Chips;
using DigitalTwin.Model.Connections;

namespace DigitalTwin.Model.Datacenters;

/// <summary>
/// Why an accelerator that a plan wants at this hour does not compute. Each missing one has exactly one cause: the stock in which the
/// later-expected of its two tokens is in.
/// </summary>
public enum Cause
{
    /// <summary>Site: no permit.</summary>
    Permit = 0,

    /// <summary>Site: in the grid's study.</summary>
    Study = 1,

    /// <summary>Site: the grid has no generation or import capacity to give.</summary>
    Headroom = 2,

    /// <summary>Site: turbines of its own are not delivered.</summary>
    Turbine = 3,

    /// <summary>Site: network upgrades, or the connections of its own plant.</summary>
    Network = 4,

    /// <summary>Site: the shell of the building.</summary>
    Shell = 5,

    /// <summary>Site: racks and cooling in a shell that stands.</summary>
    FitOut = 6,

    /// <summary>Chips: not asked for.</summary>
    Unasked = 7,

    /// <summary>Chips: no money.</summary>
    Capital = 8,

    /// <summary>Chips: no licence.</summary>
    Licence = 9,

    /// <summary>Chips: logic wafers.</summary>
    Logic = 10,

    /// <summary>Chips: memory.</summary>
    Memory = 11,

    /// <summary>Chips: packaging.</summary>
    Packaging = 12,

    /// <summary>Chips: on their way.</summary>
    Shipping = 13,

    /// <summary>Both tokens are there and are joined with the next hour.</summary>
    Installation = 14,
}

/// <summary>
/// Books every accelerator that a plan wants and that does not compute on one cause. Tokens of both kinds are matched in the order of
/// their advance; where both are missing, the cause is the stock of the later-expected one, and the site where both are expected
/// together. The result is a function of the stocks: the order in which gates are looked at does not enter.
/// </summary>
public static class ShortfallAttribution
{
    /// <summary>Stages of the site token.</summary>
    public const int SiteStages = (int)SiteStage.Energised + 1;

    /// <summary>Stages of the chip token.</summary>
    public const int ChipStages = (int)ChipStage.Arrived + 1;

    /// <summary>Causes.</summary>
    public const int Causes = (int)Cause.Installation + 1;

    /// <summary>The cause that a stock of site tokens represents.</summary>
    public static Cause Of(SiteStage stage) => stage == SiteStage.Energised ? Cause.Installation : (Cause)(int)stage;

    /// <summary>The cause that a stock of chip tokens represents.</summary>
    public static Cause Of(ChipStage stage) => stage == ChipStage.Arrived ? Cause.Installation : Cause.Unasked + (int)stage;

    /// <summary>Books what is missing.</summary>
    /// <param name="wanted">Accelerators that the plan wants, at most the sum of either kind of stock.</param>
    /// <param name="running">Accelerators that are joined and run.</param>
    /// <param name="sites">Site tokens by <see cref="SiteStage"/>.</param>
    /// <param name="siteHours">Expected hours to power by <see cref="SiteStage"/>.</param>
    /// <param name="chips">Chip tokens by <see cref="ChipStage"/>.</param>
    /// <param name="chipHours">Expected hours to arrival by <see cref="ChipStage"/>.</param>
    /// <param name="missing">By <see cref="Cause"/>; overwritten. Its sum is max(0, wanted - running).</param>
    /// <param name="alsoBlocked">Accelerators whose other token is missing too, by <see cref="Cause"/> of that token; overwritten.</param>
    public static void Book(
        long wanted,
        long running,
        ReadOnlySpan<long> sites,
        ReadOnlySpan<long> siteHours,
        ReadOnlySpan<long> chips,
        ReadOnlySpan<long> chipHours,
        Span<long> missing,
        Span<long> alsoBlocked)
    {
        missing.Clear();
        alsoBlocked.Clear();
        int site = SiteStages - 1, chip = ChipStages - 1;
        long siteEnd = sites[site], chipEnd = chips[chip];
        long done = running;
        while (done < wanted)
        {
            while (siteEnd <= done && site > 0)
                siteEnd += sites[--site];
            while (chipEnd <= done && chip > 0)
                chipEnd += chips[--chip];
            long end = Math.Min(wanted, Math.Min(siteEnd, chipEnd));
            if (end <= done)
                throw new InvalidOperationException($"{wanted} accelerators are wanted, {done} have tokens.");
            (Cause cause, Cause? other) = CauseOf((SiteStage)site, siteHours[site], (ChipStage)chip, chipHours[chip]);
            missing[(int)cause] += end - done;
            if (other is Cause also)
                alsoBlocked[(int)also] += end - done;
            done = end;
        }
    }

    private static (Cause Cause, Cause? Other) CauseOf(SiteStage site, long siteHours, ChipStage chip, long chipHours)
    {
        if (site == SiteStage.Energised)
            return (Of(chip), null);
        if (chip == ChipStage.Arrived)
            return (Of(site), null);
        return siteHours >= chipHours ? (Of(site), Of(chip)) : (Of(chip), Of(site));
    }
}
