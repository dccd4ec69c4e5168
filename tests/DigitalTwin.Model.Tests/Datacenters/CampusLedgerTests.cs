namespace DigitalTwin.Model.Tests.Datacenters;

/// <summary>
/// What a campus of 100 accelerators of a kW books as missing, by cause. Its two halls of 50 kW are asked for when the run begins; steps
/// take no time unless the grid says so.
/// </summary>
public sealed class CampusLedgerTests
{
    private static readonly DatacenterSpec Campus = Sites.Spec with
    {
        FacilityMw = DatedPath.Constant(0.1),
        Plan = new SitePlanSpec
        {
            FirstMarkTick = 0,
            Track = ConnectionTrack.Firm,
            BlockMw = 0.05,
            Steps = new SiteStepsSpec(0, 0, 0, 0, 0, 0),
        },
    };

    private readonly CampusLedger _ledger = new(Campus, acceleratorMw: 0.001);
    private readonly SiteBuild _build;

    public CampusLedgerTests() => _build = new SiteBuild("site", Campus.Plan!, _ledger.Growth, new CounterRandom(1, "site"));

    [Fact]
    public void The_plan_is_frozen_and_never_falls()
    {
        var path = new DatedPath([new DatedValue(0, 0.02), new DatedValue(100, 0.1), new DatedValue(200, 0.05)]);
        var ledger = new CampusLedger(Campus with { FacilityMw = path, Plan = Campus.Plan! with { StartMw = 0.02 } }, 0.001);

        Assert.Equal((100, 20, 80), (ledger.Total, ledger.StartPlaces, ledger.Growth.Places));
        Assert.Equal(0.08, ledger.Growth.Mw, 12);
        Assert.Equal([0.02, 0.06, 0.1, 0.1, 0.1], ((long[])[0, 50, 100, 150, 900]).Select(tick => Math.Round(ledger.PlanMw(tick), 9)));
    }

    [Fact]
    public void With_power_everything_that_is_missing_is_booked_where_its_chip_is()
    {
        Grant(0, 1);
        _ledger.Take(new ChipPipeline("fab", 0, 0, Logic: 15, Memory: 4, Packaging: 5));
        _ledger.Take(new ChipPipeline("op", Capital: 10, Licence: 6, 0, 0, 0));
        SiteReport told = _ledger.Book(10, _build, running: 20, arrived: 20, inbound: 30, awaited: 40);

        // 20 run, 30 are shipped, 40 are asked for and stand where their holders say, 10 are not asked for.
        AssertMissing(
            told, (Cause.Shipping, 30), (Cause.Packaging, 5), (Cause.Memory, 4), (Cause.Logic, 15), (Cause.Licence, 6), (Cause.Capital, 10),
            (Cause.Unasked, 10));
        Assert.Equal((100, 20), (told.Wanted, told.Running));
        Assert.Equal(0, told.AlsoBlocked.ToArray().Sum());
    }

    [Theory]
    [InlineData(SiteStage.Permit, Cause.Permit)]
    [InlineData(SiteStage.Study, Cause.Study)]
    [InlineData(SiteStage.Headroom, Cause.Headroom)]
    [InlineData(SiteStage.Network, Cause.Network)]
    public void With_all_chips_there_what_is_missing_is_booked_where_its_hall_is(SiteStage stage, Cause expected)
    {
        Grant(0);
        _build.Take(new ConnectionNotice("site", 1, stage, 500), 10);
        SiteReport told = _ledger.Book(10, _build, running: 50, arrived: 100, inbound: 0, awaited: 0);

        AssertMissing(told, (expected, 50));
        Assert.Equal([50, 50], ((int[])[(int)stage, (int)SiteStage.Energised]).Select(at => told.Sites[at]));
    }

    [Theory]
    [InlineData(300, Cause.Shipping, Cause.Network)]
    [InlineData(400, Cause.Network, Cause.Shipping)]
    public void Where_both_are_missing_the_later_expected_is_the_cause_and_the_other_is_noted(long network, Cause cause, Cause also)
    {
        // Shipping takes 14 days, 336 hours.
        _build.Take(new ConnectionNotice("site", 0, SiteStage.Network, network), 0);
        _build.Take(new ConnectionNotice("site", 1, SiteStage.Network, network), 0);
        SiteReport told = _ledger.Book(0, _build, running: 0, arrived: 0, inbound: 100, awaited: 0);

        AssertMissing(told, (cause, 100));
        Assert.Equal(100, told.AlsoBlocked[(int)also]);
    }

    [Fact]
    public void What_stands_ready_and_does_not_run_yet_is_booked_on_installation()
    {
        Grant(0, 1);
        AssertMissing(_ledger.Book(10, _build, running: 70, arrived: 100, inbound: 0, awaited: 0), (Cause.Installation, 30));
    }

    [Fact]
    public void Nothing_is_missing_of_what_the_plan_does_not_want_yet()
    {
        var path = new DatedPath([new DatedValue(0, 0.03), new DatedValue(1000, 0.1)]);
        var ledger = new CampusLedger(Campus with { FacilityMw = path }, 0.001);
        SiteReport told = ledger.Book(0, _build, running: 0, arrived: 0, inbound: 0, awaited: 0);

        Assert.Equal((30, 30), (told.Wanted, told.Missing.ToArray().Sum()));
    }

    [Fact]
    public void Holders_cannot_report_more_than_was_asked_for_and_a_report_of_nothing_ends_theirs()
    {
        Grant(0, 1);
        _ledger.Take(new ChipPipeline("fab", 0, 0, 0, 0, Packaging: 500));
        AssertMissing(_ledger.Book(10, _build, 20, 20, 0, awaited: 40), (Cause.Packaging, 40), (Cause.Unasked, 40));

        _ledger.Take(new ChipPipeline("fab", 0, 0, 0, 0, 0));
        AssertMissing(_ledger.Book(11, _build, 20, 20, 0, awaited: 40), (Cause.Unasked, 80));
    }

    [Fact]
    public void A_contract_of_curtailment_is_used_up_in_full_hours_and_begins_anew_with_the_year()
    {
        var contract = new CurtailmentContract(hoursPerYear: 2);
        Assert.Equal(MarketPrices.ContractedCurtailment, contract.FirmPrice(0));
        foreach (double share in (double[])[1, 0.5, 0.25])
            contract.Settle(10, share);
        Assert.False(contract.IsUsedUp(11));
        contract.Settle(11, 0.25);

        Assert.Equal(MarketPrices.OrdinaryLoad, contract.FirmPrice(8759));
        Assert.Equal(MarketPrices.ContractedCurtailment, contract.FirmPrice(8760));
        Assert.True(new CurtailmentContract(0).IsUsedUp(0));
    }

    private void Grant(params int[] halls)
    {
        foreach (int hall in halls)
            _build.Take(new ConnectionNotice("site", hall, SiteStage.Network, 0), 0);
        Assert.Equal(halls, _build.Energise(0));
    }

    private static void AssertMissing(SiteReport told, params (Cause Cause, long Count)[] expected) => Assert.Equal(
        expected.OrderBy(missing => missing.Cause),
        Enum.GetValues<Cause>().Select(cause => (cause, told.Missing[(int)cause])).Where(missing => missing.Item2 > 0));
}
