namespace DigitalTwin.Model.Chips;

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
