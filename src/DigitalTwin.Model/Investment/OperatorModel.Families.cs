using DigitalTwin.Model.Chips;
using DigitalTwin.Model.Datacenters;

namespace DigitalTwin.Model.Investment;

/// <content>Which accelerator families an operator orders.</content>
public sealed partial class OperatorModel
{
    /// <summary>
    /// Families with less than this share of the best one's compute for their cost are not ordered: about two generations; assumption.
    /// </summary>
    public const double LeastWorth = 1.0 / 3;

    private const string AnyDesigner = "*";

    /// <summary>
    /// Weighs the fabs for a need, by the power of the accelerators that they make: those of the families of the planned designer that are
    /// licensed and in volume. Where the planned family is not licensed, or none is in volume, who follows the licence takes all licensed
    /// families that are sold to it.
    /// </summary>
    /// <returns>The sum of the weights; zero where nothing can be ordered.</returns>
    private double WeighSources(long tick, in PendingNeed need, AcceleratorSpec? planned)
    {
        bool takesAny = planned is not null && Spec.Strategy == OperatorStrategy.FollowLicence;
        if (takesAny && !_rules.Allows(planned!, need.Country, tick))
            return Weigh(tick, need, planned, AnyDesigner);
        double size = Weigh(tick, need, planned, planned?.Designer ?? "");
        return size > 0 || !takesAny ? size : Weigh(tick, need, planned, AnyDesigner);
    }

    private double Weigh(long tick, in PendingNeed need, AcceleratorSpec? planned, string designer)
    {
        double best = 0, sum = 0;
        for (int i = 0; i < _sources.Length; i++)
        {
            _weights[i] = CanOrder(tick, need, i, designer) ? _sources[i].SizeAt(tick) * PlacesEach(planned, i) : 0;
            best = Math.Max(best, _weights[i] > 0 ? WorthOf(i) : 0);
        }

        for (int i = 0; i < _sources.Length; i++)
        {
            if (WorthOf(i) < LeastWorth * best)
                _weights[i] = 0;
            sum += _weights[i];
        }

        return sum;
    }

    /// <summary>Whether a source makes, in volume and licensed, a family of a designer, or one that is sold to all.</summary>
    private bool CanOrder(long tick, in PendingNeed need, int source, string designer) =>
        IsOf(need, source, designer) && (_families[source]?.VolumeTick ?? 0) <= tick && IsLicensed(tick, need, source);

    private bool IsOf(in PendingNeed need, int source, string designer)
    {
        if (designer != AnyDesigner && _sources[source].Accelerator == need.Accelerator)
            return true;
        return designer.Length > 0 && _families[source] is AcceleratorSpec family
            && (designer == AnyDesigner ? family.IsMerchant : family.Designer == designer);
    }

    private bool IsLicensed(long tick, in PendingNeed need, int source) =>
        _families[source] is not AcceleratorSpec family || _rules.Allows(family, need.Country, tick);

    /// <summary>Whether a family of a designer that some fab makes may be sold to the site's country.</summary>
    private bool IsAnyLicensed(long tick, in PendingNeed need, string designer)
    {
        for (int i = 0; i < _sources.Length; i++)
        {
            if (IsOf(need, i, designer) && IsLicensed(tick, need, i))
                return true;
        }

        return false;
    }

    private bool IsLicensed(long tick, in PendingNeed need) =>
        _rules.Allows(need.Accelerator, need.Country, tick)
        || IsAnyLicensed(tick, need, _rules.Find(need.Accelerator)?.Designer ?? "")
        || (Spec.Strategy == OperatorStrategy.FollowLicence && IsAnyLicensed(tick, need, AnyDesigner));

    /// <summary>8-bit throughput for the cost of an accelerator and its share of the site, TFLOP/s a USD.</summary>
    private double WorthOf(int source) => _families[source] is AcceleratorSpec family
        ? family.Fp8DenseTflops / Math.Max(1, family.PriceUsd + family.SystemWatts / WattsPerMw * Spec.SiteUsdPerMw)
        : 1;

    private double PlacesEach(AcceleratorSpec? planned, int source) => planned is not null && _families[source] is AcceleratorSpec family
        ? family.SystemWatts / planned.SystemWatts
        : 1;
}

/// <summary>Places of a site that no whole accelerator has filled.</summary>
/// <param name="Site">Identifier of the datacenter.</param>
/// <param name="Places">Part of places, above zero.</param>
[State]
public partial record struct SitePlaces(string Site, double Places)
{
    /// <summary>Takes the places of a site out of a list; zero where there are none.</summary>
    public static double Take(List<SitePlaces> list, string site)
    {
        int at = list.FindIndex(left => left.Site == site);
        if (at < 0)
            return 0;
        double places = list[at].Places;
        list.RemoveAt(at);
        return places;
    }

    /// <summary>Puts places of a site into a list; the list stays sorted by site (ordinal).</summary>
    public static void Put(List<SitePlaces> list, string site, double places)
    {
        if (places <= 0)
            return;
        int at = list.Count;
        while (at > 0 && string.CompareOrdinal(list[at - 1].Site, site) > 0)
            at--;
        list.Insert(at, new SitePlaces(site, places));
    }
}
