namespace DigitalTwin.Results.Tests.Compute;

/// <summary>The product-limit estimate against published and hand-made examples.</summary>
public sealed class ProductLimitTests
{
    [Fact]
    public void Weeks_of_remission_are_as_published()
    {
        // The 21 patients on 6-mercaptopurine of Freireich and others (1963), the example of most textbooks: the share still in remission
        // is 0.753 after week 10, 0.690 after 13, 0.538 after 22 and 0.448 after 23.
        var waits = new ProductLimit();
        foreach (int week in (int[])[6, 6, 6, 7, 10, 13, 16, 22, 23])
            waits.Add(0, week, ended: true);
        foreach (int week in (int[])[6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35])
            waits.Add(0, week, ended: false);
        Assert.Equal(13, waits.Quantile(0.25));
        Assert.Equal(16, waits.Quantile(0.31));
        Assert.Equal(23, waits.Quantile(0.5));
        Assert.Null(waits.Quantile(0.6));
    }

    [Fact]
    public void Who_still_waits_makes_the_wait_longer_and_who_was_seen_late_counts_from_then_on()
    {
        var ended = new ProductLimit();
        ended.Add(0, 10, ended: true);
        ended.Add(0, 20, ended: true);
        Assert.Equal(10, ended.Quantile(0.5));

        // Two more that wait since 15: a quarter ends at 10, and of the three left a third at 20.
        ended.Add(0, 15, ended: false);
        ended.Add(0, 30, ended: false);
        Assert.Equal((10.0, 20.0), (ended.Quantile(0.25), ended.Quantile(0.5)));

        // Who was not seen before 12 was not there when the first of two ended.
        var late = new ProductLimit();
        late.Add(0, 10, ended: true);
        late.Add(0, 40, ended: true);
        late.Add(12, 20, ended: true);
        Assert.Equal((10.0, 20.0), (late.Quantile(0.5), late.Quantile(0.75)));
    }

    [Fact]
    public void A_wait_counts_by_its_weight()
    {
        var waits = new ProductLimit();
        waits.Add(0, 10, ended: true, weight: 1);
        waits.Add(0, 20, ended: true, weight: 9);
        Assert.Equal((10.0, 20.0), (waits.Quantile(0.1), waits.Quantile(0.11)));
        Assert.Null(new ProductLimit().Quantile(0.5));
    }
}
