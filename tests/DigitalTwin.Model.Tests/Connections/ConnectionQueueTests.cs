namespace DigitalTwin.Model.Tests.Connections;

/// <summary>The connection queue of a grid, day by day, with a record of headroom that is the same in every hour.</summary>
public sealed class ConnectionQueueTests
{
    private const long Year = 8760;
    private const long Day = 24;
    private const double ScaleMw = 1000;

    [Fact]
    public void A_request_goes_through_permit_study_and_network_and_each_step_is_reported_once()
    {
        ConnectionQueue queue = Queue(headroomMw: 100);
        queue.Ask(Request("a", 60, tick: 0) with { PermitHours = 24, StudyHours = 48, NetworkHours = 100 });

        Assert.Empty(queue.Advance(0));
        Assert.Equal([new ConnectionNotice("a", 0, SiteStage.Study, 72)], queue.Advance(24));
        Assert.Empty(queue.Advance(48));
        Assert.Equal([new ConnectionNotice("a", 0, SiteStage.Network, 172)], queue.Advance(72));
        Assert.Empty(queue.Advance(96));
    }

    [Fact]
    public void Who_does_not_fit_waits_and_does_not_block_who_is_smaller()
    {
        // 100 MW are free: 60 are granted, 50 no longer fit, 30 do.
        ConnectionQueue queue = Queue(headroomMw: 100);
        AskAll(queue, Request("a", 60), Request("b", 50), Request("c", 30));
        queue.Advance(Day);

        Assert.Equal([SiteStage.Network, SiteStage.Headroom, SiteStage.Network], Stages(queue));
        Assert.Equal((140, 90), (queue.WaitingMw, queue.OutstandingMw));
    }

    [Fact]
    public void What_is_withdrawn_is_given_to_who_waited()
    {
        ConnectionQueue queue = Queue(headroomMw: 100);
        AskAll(queue, Request("a", 60), Request("b", 50));
        queue.Advance(Day);
        queue.BeginTick();
        queue.Withdraw("a");
        queue.Advance(2 * Day);

        Assert.Equal((0, 50, 60), queue.Passed);
        Assert.Equal([new ConnectionNotice("b", 0, SiteStage.Network, 2 * Day)], queue.StandingOf("b"));
        Assert.Empty(queue.StandingOf("a"));
    }

    [Fact]
    public void What_came_to_power_is_outstanding_for_a_year_until_the_record_shows_it()
    {
        ConnectionQueue queue = Queue(headroomMw: 100);
        AskAll(queue, Request("a", 60), Request("b", 50));
        queue.Advance(Day);
        Assert.Equal(new Connected(10 * Day, 60, 10 * Day, ConnectionTrack.Firm), queue.Connect("a", 0, 10 * Day));

        queue.Advance(9 * Day + Year);
        Assert.Equal((60, SiteStage.Headroom), (queue.OutstandingMw, Assert.Single(queue.Requests).Stage));
        queue.Advance(10 * Day + Year);
        Assert.Equal((50, SiteStage.Network), (queue.OutstandingMw, Assert.Single(queue.Requests).Stage));
        Assert.Null(queue.Connect("a", 0, 10 * Day + Year));
    }

    [Fact]
    public void A_curtailable_load_is_hosted_where_a_firm_one_is_not()
    {
        // 100 MW in one hour of a hundred, 500 in the others: 400 MW lack 300 MWh of 40,000, which is within 1 % and beyond 0.01 %.
        ConnectionQueue queue = new([], ScaleMw);
        for (int hour = 0; hour < 800; hour++)
            queue.Record.Add(hour % 100 == 0 ? 100 : 500);
        AskAll(queue, Request("firm", 400), Request("gives way", 400) with { Track = ConnectionTrack.Curtailable });
        queue.Advance(Day);

        Assert.Equal([SiteStage.Headroom, SiteStage.Network], Stages(queue));
    }

    [Fact]
    public void Who_generates_on_site_asks_for_no_capacity_and_takes_none()
    {
        ConnectionQueue queue = Queue(headroomMw: 0);
        queue.Ask(Request("a", 500) with { Track = ConnectionTrack.OnSite });
        queue.Advance(Day);

        Assert.Equal((SiteStage.Network, 0, 500), (queue.Requests[0].Stage, queue.OutstandingMw, queue.WaitingMw));
    }

    [Fact]
    public void Nothing_is_granted_before_a_month_is_on_record()
    {
        ConnectionQueue queue = new([], ScaleMw);
        for (int hour = 0; hour < HeadroomRecord.LeastHours - 1; hour++)
            queue.Record.Add(500);
        queue.Ask(Request("a", 10));
        queue.Advance(Day);
        Assert.Equal([SiteStage.Headroom], Stages(queue));

        queue.Record.Add(500);
        queue.Advance(2 * Day);
        Assert.Equal([SiteStage.Network], Stages(queue));
    }

    [Fact]
    public void A_moratorium_holds_the_large_and_not_the_small_nor_who_generates_on_site()
    {
        ConnectionQueue queue = Queue(500, permits: [new PermitRule(0, 10 * Day, ThresholdMw: 50, QuotaMwPerYear: 0)]);
        AskAll(queue, Request("large", 50), Request("own", 50) with { Track = ConnectionTrack.OnSite }, Request("small", 49));
        queue.Advance(9 * Day);
        Assert.Equal([SiteStage.Permit, SiteStage.Network, SiteStage.Network], Stages(queue));

        queue.Advance(10 * Day);
        Assert.Equal([SiteStage.Network, SiteStage.Network, SiteStage.Network], Stages(queue));
    }

    [Fact]
    public void A_quota_lets_so_much_through_in_a_year_and_begins_anew_with_the_next()
    {
        ConnectionQueue queue = Queue(500, permits: [new PermitRule(0, 10 * Year, ThresholdMw: 0, QuotaMwPerYear: 100)]);
        AskAll(queue, Request("a", 60), Request("b", 60), Request("c", 40));
        queue.Advance(Day);
        Assert.Equal([SiteStage.Network, SiteStage.Permit, SiteStage.Network], Stages(queue));

        queue.Advance(Year - Day);
        Assert.Equal(SiteStage.Permit, queue.Requests[1].Stage);
        queue.Advance(Year);
        Assert.Equal(SiteStage.Network, queue.Requests[1].Stage);
    }

    [Fact]
    public void What_was_studied_before_the_run_is_granted_and_its_months_count_from_then()
    {
        // Asked 1,000 hours before the run, permitted 100 later, studied 200 later: 700 before the run, with 900 hours of network.
        ConnectionQueue queue = Queue(headroomMw: 0);
        queue.Ask(Request("a", 60, tick: -1000) with { PermitHours = 100, StudyHours = 200, NetworkHours = 900 });

        Assert.Equal([new ConnectionNotice("a", 0, SiteStage.Network, 200)], queue.Advance(0));
    }

    [Fact]
    public void Requests_stand_in_the_order_of_time_site_and_block_however_they_come_in()
    {
        ConnectionQueue queue = Queue(0);
        AskAll(
            queue, Request("b", 1, tick: 5), Request("a", 2, tick: 5) with { Block = 1 }, Request("a", 3, tick: 5),
            Request("c", 4, tick: 1));

        Assert.Equal([4, 3, 2, 1], queue.Requests.Select(request => (int)request.Mw));
    }

    [Theory]
    [InlineData(Bottleneck.Permit, SiteStage.Headroom)]
    [InlineData(Bottleneck.Headroom, SiteStage.Permit)]
    [InlineData(Bottleneck.None, SiteStage.Permit)]
    public void Without_permits_a_moratorium_holds_nothing_and_capacity_still_does(Bottleneck removed, SiteStage expected)
    {
        ConnectionQueue queue = Queue(0, permits: [new PermitRule(0, Year, 0, 0)], opened: new Relaxation(removed, Day));
        queue.Ask(Request("a", 60));
        queue.Advance(0);
        Assert.Equal([SiteStage.Permit], Stages(queue)); // not opened yet
        queue.Advance(Day);
        Assert.Equal([expected], Stages(queue));
    }

    [Fact]
    public void Without_the_bottleneck_of_connections_there_is_no_study_and_a_month_of_network()
    {
        ConnectionQueue queue = Queue(100, opened: new Relaxation(Bottleneck.Connection, 0));
        queue.Ask(Request("a", 60) with { StudyHours = 5000, NetworkHours = 9000 });

        Assert.Equal([new ConnectionNotice("a", 0, SiteStage.Network, Day + 730)], queue.Advance(Day));
    }

    [Fact]
    public void Speculative_requests_come_in_blocks_reserve_capacity_and_withdraw_when_an_agreement_is_due()
    {
        // 90 MW in blocks of at most 40 are three of 30. Granted on their day, they hold 100 MW until two days later.
        var steps = new SiteStepsSpec(0, 0, AgreementHours: (int)(2 * Day), 0, 0, 0);
        var filed = new SpeculativeRequest(Day, 90, 40, new TrackSteps(ConnectionTrack.Firm, steps));
        ConnectionQueue queue = Queue(100, speculations: [filed]);
        Assert.Empty(queue.Advance(0));
        Assert.Empty(queue.Advance(Day));
        Assert.Equal([30, 30, 30], queue.Requests.Select(request => request.Mw));
        Assert.Equal((90, 90, 0), queue.Passed);

        queue.Ask(Request("a", 60, tick: Day));
        queue.Advance(2 * Day);
        Assert.Equal(SiteStage.Headroom, queue.Requests[^1].Stage);
        queue.BeginTick();
        queue.Advance(3 * Day);
        Assert.Equal((0, 60, 90), queue.Passed);
        Assert.Equal([SiteStage.Network], Stages(queue));
    }

    [Fact]
    public void A_prospect_without_obstacles_is_the_usual_steps_and_changes_nothing()
    {
        ConnectionQueue queue = Queue(100);
        ConnectionProspect told = queue.ProspectOf(Inquiry(60), 1000);

        Assert.Equal((1024, 1072, 1172), (told.PermitTick, told.GrantTick, told.NetworkTick));
        Assert.Equal(100, told.FreeMw, 0.5); // 0.01 % of its energy may lack
        Assert.Equal((0, 0), (told.AheadMw, queue.WaitingMw));
    }

    [Fact]
    public void A_prospect_waits_a_year_for_what_lacks_and_longer_at_the_pace_of_the_grid()
    {
        ConnectionQueue queue = Queue(100);
        AskAll(queue, Request("ahead", 400) with { PermitHours = 99_999 });
        ConnectionProspect told = queue.ProspectOf(Inquiry(100) with { PermitHours = 0, StudyHours = 0 }, 0);

        // 100 + 400 - 100 lack: four times what is asked for.
        Assert.Equal(400, told.AheadMw);
        Assert.InRange(told.GrantTick, 4 * Year - 2, 4 * Year);
        Assert.Equal(Year, Queue(100).ProspectOf(Inquiry(150) with { PermitHours = 0, StudyHours = 0 }, 0).GrantTick);
    }

    [Fact]
    public void A_prospect_knows_the_rules_that_hold_and_none_that_begin_later()
    {
        PermitRule moratorium = new(0, 5000, ThresholdMw: 50, QuotaMwPerYear: 0), later = new(2000, 9000, 0, 0);
        ConnectionQueue queue = Queue(500, permits: [moratorium, later]);
        Assert.Equal(5000, queue.ProspectOf(Inquiry(60), 1000).PermitTick);
        Assert.Equal(1024, queue.ProspectOf(Inquiry(60) with { HallMw = 49 }, 1000).PermitTick);

        // 250 MW in halls of 50 under a quota of 100 a year: the third year reaches the last of them.
        ConnectionQueue limited = Queue(500, permits: [new PermitRule(0, 9 * Year, 0, QuotaMwPerYear: 100)]);
        Assert.Equal(2 * Year, limited.ProspectOf(Inquiry(250) with { HallMw = 50 }, 1000).PermitTick);
        Assert.Equal(9 * Year, limited.ProspectOf(Inquiry(250) with { HallMw = 101 }, 1000).PermitTick);
    }

    private static ConnectionQueue Queue(
        double headroomMw, ImmutableArray<PermitRule>? permits = null, Relaxation opened = default,
        ImmutableArray<SpeculativeRequest>? speculations = null)
    {
        ConnectionQueue queue = new(permits ?? [], ScaleMw, opened, speculations ?? []);
        for (int hour = 0; hour < HeadroomRecord.LeastHours; hour++)
            queue.Record.Add(headroomMw);
        return queue;
    }

    /// <summary>A request whose steps take no time.</summary>
    private static ConnectionRequest Request(string site, double mw, long tick = 0) =>
        new(site, 0, mw, ConnectionTrack.Firm, tick, 0, 0, 0, SiteStage.Permit, 0);

    private static SiteInquiry Inquiry(double mw) => new("site", mw, mw, ConnectionTrack.Firm, 24, 48, 100);

    private static void AskAll(ConnectionQueue queue, params ConnectionRequest[] requests)
    {
        foreach (ConnectionRequest request in requests)
            queue.Ask(request);
    }

    private static IEnumerable<SiteStage> Stages(ConnectionQueue queue) => queue.Requests.Select(request => request.Stage);
}
