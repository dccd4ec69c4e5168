namespace DigitalTwin.Model.Tests.Investment;

/// <summary>What grids and the coupling keep of a year for the countries that decide upon it.</summary>
public sealed class YearRecordTests
{
    private const int Year = 8760;

    [Fact]
    public void The_rent_of_a_plant_is_what_it_would_have_earned_above_its_own_cost()
    {
        // Gas: 7 x 5 + 3 = 38 USD/MWh, a tenth of the hours out. Half of them at 138, half at 20.
        BuildOptionSpec gas = Option() with { Like = Fleets.Ccgt(100) with { ForcedOutageRate = 0.1 } };
        var record = new NetRevenueRecord([gas]);
        for (int hour = 0; hour < Year; hour++)
            record.Add(hour, hour % 2 == 0 ? 138 : 20, headroomMw: 50, loadMw: 900);
        BuildOutlook told = Assert.Single(record.Close(hostingMw: 7, grantedMw: 8));

        Assert.Equal(Year / 2 * 100 * 0.9, told.RentUsdPerMwYear, 3);
        Assert.Equal(("Z/ccgt", 7, 0, 8, 900), (told.Like, told.HostingMw, told.ShortMw, told.GrantedMw, told.PeakMw));
    }

    [Fact]
    public void A_plant_of_wind_earns_in_the_hours_in_which_it_blows()
    {
        BuildOptionSpec wind = Option() with { Like = Fleets.Wind(100, hour => hour < 10 ? 0.5 : 0) };
        var record = new NetRevenueRecord([wind]);
        for (int hour = 0; hour < Year; hour++)
            record.Add(hour, 100, 0, 0);

        Assert.Equal(10 * 100 * 0.5, record.Close(0, 0)[0].RentUsdPerMwYear, 6);
    }

    [Fact]
    public void The_worst_and_the_highest_hour_are_kept_and_the_next_year_begins_anew()
    {
        var record = new NetRevenueRecord([Option()]);
        for (int hour = 0; hour < Year; hour++)
            record.Add(hour, 0, headroomMw: hour == 5 ? -30 : 10, loadMw: hour == 6 ? 999 : 500);
        BuildOutlook first = record.Close(0, 0)[0];
        for (int hour = 0; hour < Year; hour++)
            record.Add(hour, 0, 10, 500);
        BuildOutlook second = record.Close(0, 0)[0];

        Assert.Equal(((30, 999), (0, 500)), ((first.ShortMw, first.PeakMw), (second.ShortMw, second.PeakMw)));
    }

    [Fact]
    public void A_quarter_is_reported_at_the_rate_of_a_year_and_less_is_not_reported_and_not_lost()
    {
        var record = new NetRevenueRecord([Option()]);
        for (int hour = 0; hour < NetRevenueRecord.LeastHours - 1; hour++)
            record.Add(hour, 138, 0, 0);
        Assert.Empty(record.Close(0, 0));

        record.Add(NetRevenueRecord.LeastHours, 138, 0, 0);
        Assert.Equal(100.0 * Year, record.Close(0, 0)[0].RentUsdPerMwYear, 3);
    }

    [Fact]
    public void A_line_earns_the_difference_of_prices_less_losses_and_hurdle_either_way()
    {
        // From 20 to 50 with 10 % lost and a hurdle of 5: 45 - 20 - 5 = 20. The other way 30 to 60: 54 - 30 - 5 = 19.
        var line = new LineSpec
        {
            Id = "a>b",
            From = "a",
            To = "b",
            ForwardMw = 100,
            ReverseMw = 100,
            LossShare = 0.1,
            HurdleUsdPerMwh = 5,
        };
        var corridor = new CorridorSpec { Line = "a>b", CostUsdPerMwYear = 1, BlockMw = 50, MostMwPerYear = 50, UsableShare = 0.7 };
        var record = new CongestionRentRecord(line, corridor);
        for (int hour = 0; hour < Year; hour++)
            record.Add(hour < 100 ? 20 : hour < 200 ? 60 : 40, hour < 100 ? 50 : hour < 200 ? 30 : 40, available: hour < 50 ? 0.5 : 1);

        // 50 hours at half of the line and 50 at all of it forward, 100 in reverse; trade uses 70 % of a rating.
        Assert.Equal(0.7 * (50 * 20 * 0.5 + 50 * 20 + 100 * 19), record.Close()!.Value.RentUsdPerMwYear, 6);
        Assert.Null(record.Close()); // the next year has no hours yet
        record.Grow(50);
        Assert.Equal(35, record.RaisedMw, 9);
    }

    [Fact]
    public void The_need_of_a_zone_is_its_highest_hour_with_what_was_shed_and_the_reserve()
    {
        var record = new NeedRecord();
        record.Add(servedMw: 900, unservedMw: 0, reserveMw: 50);
        record.Add(servedMw: 880, unservedMw: 60, reserveMw: 40);
        record.Add(servedMw: 100, unservedMw: 0, reserveMw: 10);

        Assert.Equal((980, 0), (record.Close(), record.Close()));
    }

    [Fact]
    public void A_country_adds_up_what_its_grids_report()
    {
        var country = new CountryModel(new CountrySpec("C", "z"));
        country.Add(new GridTotals(1, 2, 3, 4, 5, 6, 7));
        country.Add(new GridTotals(10, 20, 30, 40, 50, 60, 70));

        Assert.Equal(new GridTotals(11, 22, 33, 44, 55, 66, 77), country.Totals);
    }

    private static BuildOptionSpec Option() => new()
    {
        Like = Fleets.Ccgt(100),
        CostUsdPerMwYear = 1,
        FirmShare = 1,
        BlockMw = 10,
        MostMwPerYear = 10,
    };
}
