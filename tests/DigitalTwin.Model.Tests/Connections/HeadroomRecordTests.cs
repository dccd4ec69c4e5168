namespace DigitalTwin.Model.Tests.Connections;

/// <summary>How large a flat load a record of headroom hosts.</summary>
public sealed class HeadroomRecordTests
{
    [Fact]
    public void Hosts_the_load_whose_missing_energy_stays_within_the_share()
    {
        // 99 hours of 500 MW and one of 100: X misses X - 100 in one hour of a hundred, so 1 % of 100 X allows all of 500 and no more.
        var record = new HeadroomRecord(1000);
        for (int hour = 0; hour < 100; hour++)
            record.Add(hour == 0 ? 100 : 500);
        Assert.Equal(100, record.HostingMw(0), 6);
        Assert.InRange(record.HostingMw(0.002), 120, 126); // X - 100 = 0.2 X
        Assert.InRange(record.HostingMw(0.01), 500, 502);
    }

    [Fact]
    public void A_headroom_that_is_negative_hosts_nothing()
    {
        var record = new HeadroomRecord(1000);
        record.Add(-50);
        Assert.Equal(0, record.HostingMw(0.01));
    }

    [Fact]
    public void What_lies_more_than_two_years_back_is_forgotten()
    {
        var record = new HeadroomRecord(1000);
        record.Add(0);
        for (int hour = 0; hour < 2 * 8760; hour++)
            record.Add(300);
        Assert.Equal(300, record.HostingMw(0), 6);
        Assert.InRange(record.Hours, 8760, 2 * 8760);
    }
}
