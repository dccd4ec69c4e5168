using DigitalTwin.Model.Events;
using DigitalTwin.Model.Market;
using DigitalTwin.Model.Members;

namespace DigitalTwin.Model.Datacenters;

/// <summary>A load that runs while power is cheap: mining, render farms.</summary>
/// <param name="spec">The load.</param>
public sealed partial class FlexibleLoad(FlexibleLoadSpec spec) : Member(spec.Id)
{
    [State] private readonly FlexibleLoadModel _model = new(spec);

    /// <inheritdoc/>
    protected override MemberReport Settle(long tick, OfferBook offered, in ZoneAward award) => default(MemberReport) with
    {
        WantedMw = offered.DemandMw,
        ServedMw = _model.Settle(tick, offered, award),
    };

    /// <inheritdoc/>
    protected override ActiveEffects Imposed => _model.Imposed;

    /// <inheritdoc/>
    protected override void Offer(long tick, OfferBook book) => _model.Offer(tick, book);
}

/// <summary>A load that runs while the price is under its break-even: mining, render farms.</summary>
public sealed partial class FlexibleLoadModel(FlexibleLoadSpec spec)
{
    /// <summary>What does not change during the run.</summary>
    public FlexibleLoadSpec Spec { get; } = spec;

    /// <summary>What events impose on the load at present.</summary>
    [State]
    public ActiveEffects Imposed { get; } = new();

    /// <summary>Bids the load's power at its break-even; a load that mines, that of each kind of its machines.</summary>
    public void Offer(long tick, OfferBook book)
    {
        if (Spec.Mining is not MiningSpec mining)
        {
            book.Buy(Spec.BreakEvenUsdPerMwh, PowerMw(tick));
            return;
        }

        double powerMw = PowerMw(tick);
        for (int machine = 0; machine < mining.Machines.Length; machine++)
            book.Buy(mining.BreakEvenUsdPerMwh(machine, tick), powerMw * mining.PowerShare(machine, tick));
    }

    /// <summary>Power drawn in the tick, MW.</summary>
    public double Settle(long tick, OfferBook offered, in ZoneAward award) =>
        Math.Min(PowerMw(tick), award.ServedMw(offered));

    private double PowerMw(long tick) => Math.Max(0, Spec.PowerMw.At(tick)) * Imposed.ShareLeft(tick);
}

/// <summary>A load that runs while the price is under its break-even: mining, render farms.</summary>
public sealed partial record FlexibleLoadSpec
{
    /// <summary>Identifier, such as <c>US-ERCOT/mining</c>.</summary>
    [State]
    public required string Id { get; init; }

    /// <summary>Identifier of the zone.</summary>
    [State]
    public required string Zone { get; init; }

    /// <summary>Power over time, MW.</summary>
    [State]
    public required DatedPath PowerMw { get; init; }

    /// <summary>Price above which the load stops, USD/MWh; of no effect for a load that mines.</summary>
    [State]
    public required double BreakEvenUsdPerMwh { get; init; }

    /// <summary>What its machines earn; null for a load with one break-even, as those have that join by an event.</summary>
    public MiningSpec? Mining { get; init; }
}

/// <summary>Mining of a coin: each kind of machine stops above the price of power that its hashes pay for.</summary>
/// <param name="HashPrice">What a petahash a second earns in a day, USD, over time.</param>
/// <param name="Machines">The kinds of machine.</param>
public sealed record MiningSpec(DatedPath HashPrice, ImmutableArray<MiningMachine> Machines)
{
    /// <summary>Power of a site over that of its machines: cooling, transformers; assumption.</summary>
    public const double SiteOverhead = 1.03;

    // A petahash a second at one J/TH is a kilowatt: 24 kWh in a day.
    private const double MwhPerDay = 0.024;

    /// <summary>Price of power at which a kind of machine earns what it draws, USD/MWh.</summary>
    public double BreakEvenUsdPerMwh(int machine, long tick) =>
        HashPrice.At(tick) / (MwhPerDay * Machines[machine].JoulesPerTerahash * SiteOverhead);

    /// <summary>Share of the power that a kind of machine draws: its share of the hash rate, weighed by what a hash takes.</summary>
    public double PowerShare(int machine, long tick)
    {
        double all = 0;
        foreach (MiningMachine kind in Machines)
            all += kind.PowerAt(tick);
        return all > 0 ? Machines[machine].PowerAt(tick) / all : 0;
    }
}

/// <summary>A kind of mining machine.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="JoulesPerTerahash">Energy of a terahash, J, above zero.</param>
/// <param name="HashShare">Share of the hash rate that runs on it, over time.</param>
public sealed record MiningMachine(string Id, double JoulesPerTerahash, DatedPath HashShare)
{
    internal double PowerAt(long tick) => JoulesPerTerahash * Math.Max(0, HashShare.At(tick));
}
