namespace DigitalTwin.Model.Tests.Investment;

/// <summary>What an operator begins beyond its announced campuses, by hand: as much as its money pays for, where power is cheapest to come
/// by.</summary>
public sealed class CampusProgrammeTests
{
    private const long Year = 8760;

    // 1 kW and 20,000 USD: 20 MUSD a MW; the site 10 MUSD: a MW of IT costs 30 MUSD.
    private static readonly AcceleratorSpec Chip = new("chip", 1000, 1000, PriceUsd: 20_000);

    [Fact]
    public void An_operator_begins_what_its_money_until_first_power_pays_for()
    {
        // Two years to first power at 3,000 MUSD a year, and 250 MUSD of the first month at hand: 6,250 MUSD, 208.33 MW of IT, with a PUE
        // of 1.2 250 MW. No campus is above 100 MW: three of 83.33.
        OperatorSpec spec = Spec(capitalUsd: 3e9);
        (CampusProgramme programme, OperatorAccounts accounts) = Begun(spec);
        Assert.Equal(2 * Year, programme.HorizonHours);
        Assert.Empty(programme.Decide(719, accounts)); // no grid has a month of record

        IReadOnlyList<BegunCampus> begun = programme.Decide(720, accounts);
        Assert.Equal([1, 2, 3], begun.Select(campus => campus.Number));
        Assert.Equal([720, 720 + 168, 720 + 336], begun.Select(campus => campus.AskTick));
        Assert.All(begun, campus => Assert.Equal(250 / 3.0, campus.Mw, 6));
        Assert.Equal(250, programme.BegunMw, 6);
        Assert.Empty(programme.Decide(744, accounts)); // not twice
    }

    [Fact]
    public void A_year_later_what_was_begun_and_is_not_paid_counts_against_the_money()
    {
        (CampusProgramme programme, OperatorAccounts accounts) = Begun(Spec(capitalUsd: 3e9));
        programme.Decide(720, accounts);
        for (int month = 1; month <= 12; month++)
            accounts.BeginMonth(month * 730);

        // 13 months are at hand and two years come: 9,250 MUSD, 308.33 MW, of which 208.33 are begun and not paid: 100 MW, 120 with cooling.
        IReadOnlyList<BegunCampus> begun = programme.Decide(720 + Year, accounts);
        Assert.Equal(120, begun.Sum(campus => campus.Mw), 6);

        // What was paid is neither money nor a debt to the plan.
        accounts.Pay(100_000, 20_000, 10_000, itMw: 0.001);
        Assert.Equal(0, programme.AffordableItMw(720 + Year, accounts), 6);
    }

    [Fact]
    public void Announced_campuses_come_first()
    {
        OperatorSpec spec = Spec(capitalUsd: 3e9) with { AnnouncedItMw = [DatedPath.Constant(200)] };
        (CampusProgramme programme, OperatorAccounts accounts) = Begun(spec);
        Assert.Equal(6250 / 30.0 - 200, programme.AffordableItMw(720, accounts), 6);
        Assert.Empty(programme.Decide(720, accounts)); // 10 MW are less than a hall of 25
    }

    [Fact]
    public void Without_capital_nothing_is_begun_and_with_ten_times_the_capital_ten_times_as_much()
    {
        (CampusProgramme poor, OperatorAccounts nothing) = Begun(Spec(capitalUsd: 0));
        Assert.Empty(poor.Decide(720, nothing));
        (CampusProgramme rich, OperatorAccounts much) = Begun(Spec(capitalUsd: 30e9));
        Assert.Equal(2500, rich.Decide(720, much).Sum(campus => campus.Mw), 6);
    }

    [Fact]
    public void New_funding_is_a_decision_of_its_own()
    {
        OperatorSpec spec = Spec(capitalUsd: 0) with
        {
            CapitalUsdPerYear = new DatedPath([new DatedValue(2000, 3e9), new DatedValue(2001, 6e9)]),
        };
        (CampusProgramme programme, OperatorAccounts accounts) = Begun(spec);
        Assert.Equal(250, programme.Decide(720, accounts).Sum(campus => campus.Mw), 6);
        Assert.Empty(programme.Decide(1992, accounts));
        Assert.Equal(240, programme.Decide(2016, accounts).Sum(campus => campus.Mw), 6); // 6,000 MUSD more, at the first midnight
        Assert.Empty(programme.Decide(2040, accounts));
    }

    [Fact]
    public void The_plan_of_a_begun_campus_is_what_building_alone_allows()
    {
        CampusProgramme programme = Begun(Spec(capitalUsd: 3e9)).Programme;
        SiteChoice choice = programme.ChoiceOf(new BegunCampus(7, 1000, 100));
        Assert.Equal(("op/new-7", 1000), (choice.Campus, choice.AskTick));
        Assert.Equal(["op/new-7@x+firm", "op/new-7@y+on_site"], choice.Candidates.Select(site => site.Id));
        DatacenterSpec site = choice.Candidates[0];

        // A shell of half a year, four halls of 25 MW, the last one a quarter after the first.
        Assert.Equal([0, 25, 62.5, 100], new long[] { 5379, 5380, 5380 + 1095, 5380 + 2190 }.Select(site.FacilityMw.At));
        Assert.Equal((1000, 1000), (site.Plan!.FirstMarkTick, site.Plan.AnnouncedTick));
        Assert.Equal("op", CampusProgramme.Find([Spec(1)], "op/new-7@y+on_site")!.Value.Operator.Id);
        Assert.Null(CampusProgramme.Find([Spec(1)], "op/campus@y"));
    }

    [Fact]
    public void A_zone_takes_no_more_in_a_year_than_the_operator_can_begin_there()
    {
        CampusProgramme programme = Begun(Spec(capitalUsd: 3e9)).Programme;
        var selection = new SiteSelection([], ExportRules.None, programme.ChoiceOf);
        selection.Begin([new BegunCampus(1, 720, 100), new BegunCampus(2, 720, 100), new BegunCampus(3, 720, 100)]);
        foreach (DatacenterSpec asked in selection.Ask(720))
            selection.Take(new ConnectionProspect(asked.Id, 720, 720, asked.Zone == "x" ? 9000 : 10_000, 500, 0));

        // x and y take 150 MW a year each: a campus goes to x, the next to y, the third finds no room and its money is back.
        Assert.Equal(["x", "y"], selection.Decide(722).Select(site => site.Zone));
        Assert.Equal(3, Assert.Single(selection.WithoutZone).Number);
        Assert.Empty(selection.Ask(723)); // nothing of them is kept
    }

    [Fact]
    public void Waiting_for_power_is_weighed_against_its_price()
    {
        // 1,000 USD a MWh not computed: 100 hours cost 100,000 USD a MW; 2 USD/MWh more over five years 87,600, 3 USD/MWh 131,400.
        Assert.Equal("x", Chosen(priceX: 42, priceY: 40));
        Assert.Equal("y", Chosen(priceX: 43, priceY: 40));

        static string Chosen(double priceX, double priceY)
        {
            CampusProgramme programme = Begun(Spec(3e9, onSite: false)).Programme;
            var selection = new SiteSelection([], ExportRules.None, programme.ChoiceOf);
            selection.Begin([new BegunCampus(1, 720, 100)]);
            foreach (DatacenterSpec asked in selection.Ask(720))
            {
                bool isX = asked.Zone == "x";
                selection.Take(new ConnectionProspect(asked.Id, 720, 720, isX ? 9000 : 9100, 500, 0, isX ? priceX : priceY));
            }

            return Assert.Single(selection.Decide(722)).Zone;
        }
    }

    [Fact]
    public void A_state_that_was_read_knows_the_campuses_that_look_for_their_zone()
    {
        CampusProgramme programme = Begun(Spec(capitalUsd: 3e9)).Programme;
        var before = new SiteSelection([], ExportRules.None, programme.ChoiceOf);
        before.Begin([new BegunCampus(1, 720, 100)]);
        before.Ask(720);
        var after = new SiteSelection([], ExportRules.None, programme.ChoiceOf);
        after.Begin([new BegunCampus(9, 1, 1), new BegunCampus(10, 1, 1)]);
        StateTape.Write(before).ReadInto(after);
        after.Take(new ConnectionProspect("op/new-1@x+firm", 720, 720, 9000, 500, 0));
        after.Take(new ConnectionProspect("op/new-1@y+on_site", 720, 720, 9500, 500, 0));
        Assert.Equal("op/new-1@x+firm", Assert.Single(after.Decide(722)).Id);
    }

    private static (CampusProgramme Programme, OperatorAccounts Accounts) Begun(OperatorSpec spec)
    {
        var accounts = new OperatorAccounts(spec);
        accounts.BeginMonth(0);
        return (new CampusProgramme(spec), accounts);
    }

    private static OperatorSpec Spec(double capitalUsd, bool onSite = true) => new("op", "Op", "x")
    {
        CapitalUsdPerYear = DatedPath.Constant(capitalUsd),
        SiteUsdPerMw = 10e6,
        CampusOptions =
        [
            new CampusOption(Like("x", ConnectionTrack.Firm), 100, 150),
            new CampusOption(Like("y", onSite ? ConnectionTrack.OnSite : ConnectionTrack.Firm), 100, 150),
        ],
    };

    private static DatacenterSpec Like(string zone, ConnectionTrack track) => Sites.Spec with
    {
        Id = "like",
        Zone = zone,
        Operator = "op",
        Pue = 1.2,
        Accelerator = Chip,
        FlexibleStrikeUsdPerMwh = 1000,
        FacilityMw = DatedPath.Constant(0),
        Plan = new SitePlanSpec
        {
            FirstMarkTick = 0,
            Track = track,
            BlockMw = 25,
            OnSiteUsdPerMwh = 0,
            Steps = new SiteStepsSpec(0, 0, AgreementHours: 8760, BuildHours: 8760, ShellHours: 4380, RampHours: 2190),
        },
    };
}
