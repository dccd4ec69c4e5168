namespace DigitalTwin.Model.Chips;

/// <summary>Accelerators that a site has ordered of a packaging fab and that are not shipped.</summary>
/// <param name="Month">Month of the order, counted from the run's beginning: earlier months are served first.</param>
/// <param name="Site">Identifier of the datacenter.</param>
/// <param name="Accelerator">Accelerator family.</param>
/// <param name="Country">Code of the site's country.</param>
/// <param name="Count">Accelerators, above zero.</param>
/// <param name="PlacesEach">Places of the site that one fills.</param>
[State]
public partial record struct FabOrder(long Month, string Site, string Accelerator, string Country, long Count, double PlacesEach = 1)
{
    /// <summary>Adds to the entry of a month, site and family, in a list that is sorted by them.</summary>
    public static void Add(List<FabOrder> orders, in FabOrder order)
    {
        int at = orders.Count;
        while (at > 0 && Compare(orders[at - 1], order) > 0)
            at--;
        if (at > 0 && Compare(orders[at - 1], order) == 0)
            orders[at - 1] = orders[at - 1] with { Count = orders[at - 1].Count + order.Count };
        else
            orders.Insert(at, order);
    }

    private static int Compare(in FabOrder a, in FabOrder b)
    {
        int byMonth = a.Month.CompareTo(b.Month);
        if (byMonth != 0)
            return byMonth;
        int bySite = string.CompareOrdinal(a.Site, b.Site);
        return bySite != 0 ? bySite : string.CompareOrdinal(a.Accelerator, b.Accelerator);
    }
}

/// <summary>Accelerators of a site: ordered and not yet shipped, or asked for and not yet ordered.</summary>
/// <param name="Site">Identifier of the datacenter.</param>
/// <param name="Count">Accelerators, above zero.</param>
[State]
public partial record struct SiteOrder(string Site, long Count)
{
    /// <summary>Adds accelerators to the entry of a site, in a list that is sorted by site (ordinal).</summary>
    public static void Add(List<SiteOrder> orders, string site, long count)
    {
        if (count <= 0)
            return;
        int at = orders.Count;
        while (at > 0 && string.CompareOrdinal(orders[at - 1].Site, site) > 0)
            at--;
        if (at > 0 && string.Equals(orders[at - 1].Site, site, StringComparison.Ordinal))
            orders[at - 1] = new SiteOrder(site, orders[at - 1].Count + count);
        else
            orders.Insert(at, new SiteOrder(site, count));
    }
}
