using DigitalTwin.Model.State;

namespace DigitalTwin.Model.Compute;

/// <summary>Accelerators of a site: ordered and not yet shipped, or asked for and not yet ordered.</summary>
public struct SiteOrder : IStateful
{
    private string _site;
    private long _count;

    /// <summary>Creates an entry.</summary>
    public SiteOrder(string site, long count)
    {
        _site = site;
        _count = count;
    }

    /// <summary>Identifier of the datacenter.</summary>
    public readonly string Site => _site;

    /// <summary>Accelerators, above zero.</summary>
    public readonly long Count => _count;

    /// <summary>Adds accelerators to the entry of a site, in a list that is sorted by site (ordinal).</summary>
    public static void Add(List<SiteOrder> orders, string site, long count)
    {
        if (count <= 0)
            return;
        int at = orders.Count;
        while (at > 0 && string.CompareOrdinal(orders[at - 1]._site, site) > 0)
            at--;
        if (at > 0 && string.Equals(orders[at - 1]._site, site, StringComparison.Ordinal))
            orders[at - 1] = new SiteOrder(site, orders[at - 1]._count + count);
        else
            orders.Insert(at, new SiteOrder(site, count));
    }

    /// <inheritdoc/>
    public void VisitState<TVisitor>(ref TVisitor visitor)
        where TVisitor : IStateVisitor, allows ref struct
    {
        visitor.Visit("site", ref _site);
        visitor.Visit("count", ref _count);
    }
}
