namespace DigitalTwin.Model.Chips;

/// <content>Orders: what is shipped, and what is reported to sites of the rest.</content>
public sealed partial class PackagingModel
{
    /// <summary>Ships finished packages of a family to orders, month by month, pro rata inside a month.</summary>
    private long Ship(long tick, string accelerator, long stock)
    {
        long left = stock;
        for (int first = 0; first < _orders.Count && left > 0;)
        {
            int end = first;
            while (end < _orders.Count && _orders[end].Month == _orders[first].Month)
                end++;
            left -= ShipMonth(tick, accelerator, left, first, end);
            first = end;
        }

        _orders.RemoveAll(order => order.Count == 0);
        return stock - left;
    }

    private long ShipMonth(long tick, string accelerator, long stock, int first, int end)
    {
        double[] weights = new double[end - first];
        long wanted = 0;
        for (int i = first; i < end; i++)
        {
            FabOrder order = _orders[i];
            bool serves = order.Accelerator == accelerator && _rules.Allows(accelerator, order.Country, tick);
            weights[i - first] = serves ? order.Count : 0;
            wanted += serves ? order.Count : 0;
        }

        long[] shares = new long[weights.Length];
        ProRata.Split(Math.Min(stock, wanted), weights, shares);
        long shipped = 0;
        for (int i = first; i < end; i++)
        {
            long sent = Math.Min(shares[i - first], _orders[i].Count);
            if (sent == 0)
                continue;
            _shipments.Add(new Shipment(_orders[i].Site, sent, tick + Math.Max(1, Spec.ShippingHours), accelerator));
            _orders[i] = _orders[i] with { Count = _orders[i].Count - sent };
            shipped += sent;
        }

        return shipped;
    }

    /// <summary>Reports to each site the state of its orders, if that has changed.</summary>
    private void TellSites(long tick)
    {
        var now = new SortedDictionary<string, ChipPipeline>(StringComparer.Ordinal);
        for (int i = 0; i < _families.Count; i++)
            CountOrders(tick, i, now);
        ChangeNotifier.Follow(_told, now, Spec.Id, _news);
    }

    /// <summary>
    /// Orders of a family in the order of their serving: the first are covered by packages in process and by dies that have memory, the
    /// next have dies and lack memory, the last lack dies.
    /// </summary>
    private void CountOrders(long tick, int family, SortedDictionary<string, ChipPipeline> bySite)
    {
        PackageLine line = _families[family];
        long stacksEach = StacksOf(line.Accelerator);
        long complete = stacksEach > 0 ? Math.Min(line.Dies, _stacks / stacksEach) : line.Dies;
        long packaged = line.Stock + (long)((_lines[family].InProcess + complete) * Spec.TrackedShare);
        long withDies = packaged + (long)((line.Dies - complete) * Spec.TrackedShare);
        long before = 0;
        foreach (FabOrder order in _orders)
        {
            if (order.Accelerator != line.Accelerator)
                continue;
            ChipPipeline site = bySite.GetValueOrDefault(order.Site, new ChipPipeline(Spec.Id, 0, 0, 0, 0, 0));
            if (!_rules.Allows(order.Accelerator, order.Country, tick))
            {
                bySite[order.Site] = site with { Licence = site.Licence + Places(order, order.Count) };
                continue;
            }

            long packaging = Math.Clamp(packaged - before, 0, order.Count);
            long memory = Math.Clamp(withDies - before, 0, order.Count) - packaging;
            bySite[order.Site] = site with
            {
                Packaging = site.Packaging + Places(order, packaging),
                Memory = site.Memory + Places(order, memory),
                Logic = site.Logic + Places(order, order.Count - packaging - memory),
            };
            before += order.Count;
        }
    }

    /// <summary>Places of the site that accelerators of an order fill: what sites count in.</summary>
    private static long Places(in FabOrder order, long count) => (long)Math.Round(count * order.PlacesEach);
}
