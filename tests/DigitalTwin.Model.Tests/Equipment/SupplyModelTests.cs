namespace DigitalTwin.Model.Tests.Equipment;

/// <summary>Suppliers that make one MW an hour.</summary>
public sealed class SupplyModelTests
{
    private const double AnHour = 8760;

    [Fact]
    public void Orders_are_delivered_whole_and_in_the_order_in_which_they_came()
    {
        var supply = new SupplyModel(Spec());
        supply.Order(new SupplyOrder("a", 1, 10, 0));
        supply.Order(new SupplyOrder("b", 2, 2, 0)); // small, and behind
        supply.Order(new SupplyOrder("c", 3, 5, 0));

        Assert.Equal([(9, "a"), (11, "b"), (16, "c")], Deliveries(supply, 40));
        Assert.Equal((0, 17), (supply.OrderedMw, supply.DeliveredMw));
    }

    [Fact]
    public void Output_that_nobody_has_ordered_is_kept_for_a_month()
    {
        var supply = new SupplyModel(Spec());
        Assert.Empty(Deliveries(supply, 5000));
        supply.Order(new SupplyOrder("a", 1, 730, 4990));
        supply.Order(new SupplyOrder("b", 1, 10, 4990));

        Assert.Equal([(5000, "a"), (5009, "b")], Deliveries(supply, 40, from: 5000));
    }

    [Fact]
    public void No_order_is_delivered_before_its_lead()
    {
        var supply = new SupplyModel(Spec() with { LeadHours = 100 });
        supply.Order(new SupplyOrder("a", 1, 1, 0));
        Assert.Equal([(100, "a")], Deliveries(supply, 200));
    }

    [Fact]
    public void A_prospect_is_the_queue_ahead_at_the_rate_of_now_at_least_the_lead_and_at_most_a_century()
    {
        var supply = new SupplyModel(Spec() with { LeadHours = 20 });
        Assert.Equal(20, supply.HoursToDeliver(5, 0));
        supply.Order(new SupplyOrder("a", 1, 70, 0));
        Assert.Equal(100, supply.HoursToDeliver(30, 0));
        Assert.Equal(876_000, new SupplyModel(new SupplySpec("x", "z", DatedPath.Constant(0))).HoursToDeliver(1, 0));
    }

    private static SupplySpec Spec() => new("turbine", "z", DatedPath.Constant(AnHour));

    private static List<(int Tick, string Buyer)> Deliveries(SupplyModel supply, int ticks, int from = 0)
    {
        var delivered = new List<(int, string)>();
        for (int tick = from; tick < from + ticks; tick++)
            delivered.AddRange(supply.Advance(tick).Select(order => (tick, order.Buyer)));
        return delivered;
    }
}
