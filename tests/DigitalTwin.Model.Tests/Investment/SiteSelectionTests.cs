namespace DigitalTwin.Model.Tests.Investment;

/// <summary>How an operator chooses a zone for a campus, by what grids and suppliers promise, or by the first grant.</summary>
public sealed class SiteSelectionTests
{
    private const long Asks = 1000;
    private static readonly AcceleratorSpec Chip = Sites.Spec.Accelerator! with { ExportClass = "ai" };

    [Fact]
    public void Grids_are_asked_once_when_the_choice_falls_due_and_nothing_is_decided_before_all_have_answered()
    {
        SiteSelection selection = Selection([Site("x"), Site("y")]);
        Assert.Empty(selection.Ask(Asks - 1));
        Assert.Equal(["x", "y"], selection.Ask(Asks).Select(site => site.Id));
        Assert.Empty(selection.Ask(Asks + 1));

        selection.Take(Prospect("x", power: 5000));
        Assert.Empty(selection.Decide(Asks + 2));
        selection.Take(Prospect("y", power: 4000));
        DatacenterSpec chosen = Assert.Single(selection.Decide(Asks + 3));
        Assert.Equal(("y", Asks + 3), (chosen.Id, chosen.Plan!.AnnouncedTick));
        Assert.Empty(selection.Decide(Asks + 4)); // never again
        Assert.Equal([false, true], selection.Candidates.Select(candidate => candidate.Chosen));
    }

    [Fact]
    public void Of_equals_the_first_is_taken() => Assert.Equal("x", Decided([Site("x"), Site("y")], ("x", 4000), ("y", 4000)));

    [Fact]
    public void Power_is_the_latest_of_network_shell_and_delivery()
    {
        // x: the shell of 3,000 hours begins with the grant in 2,000. y: 900 hours of its own turbines after that, and a network in 4,500.
        DatacenterSpec x = Site("x", plan => plan with { Steps = plan.Steps with { ShellHours = 3000 } });
        DatacenterSpec y = Site("y", plan => plan with { Track = ConnectionTrack.OnSite, OrdersTurbines = true });
        SiteSelection selection = Selection([x, y]);
        selection.Ask(Asks);
        Assert.Equal(("", SupplyGood), (SiteSelection.GoodOf(x), SiteSelection.GoodOf(y)));
        selection.Take(Prospect("x", power: 2100) with { GrantTick = 2000 });
        selection.Take(Prospect("y", power: 4500) with { GrantTick = 2000 });
        Assert.Empty(selection.Decide(Asks)); // the suppliers have not answered
        selection.Take(new SupplyProspect("y", 900));
        selection.Decide(Asks);

        Assert.Equal([5000, 4500], selection.Candidates.Select(candidate => candidate.PowerTick));
        Assert.Equal([false, true], selection.Candidates.Select(candidate => candidate.Chosen));
    }

    [Fact]
    public void A_zone_without_a_licence_is_not_taken_unless_none_has_one()
    {
        var control = new ExportRule("ai", "XX", 0, 9999);
        DatacenterSpec x = Site("x") with { Country = "XX" }, y = Site("y") with { Country = "YY" };
        Assert.Equal("y", Decided([x, y], [control], ("x", 2000), ("y", 9000)));
        Assert.Equal("x", Decided([x, y with { Country = "XX" }], [control], ("x", 2000), ("y", 9000)));
    }

    [Fact]
    public void Who_files_everywhere_takes_the_first_grant_and_withdraws_the_rest_when_the_agreement_is_signed()
    {
        SiteSelection selection = Selection([Site("x"), Site("y"), Site("z")], filesEverywhere: true);
        Assert.Empty(selection.Ask(Asks));
        Assert.Equal(["x", "y", "z"], selection.File(Asks).Select(site => site.Id));
        Assert.Empty(selection.File(Asks + 1));

        selection.Take(new ConnectionNotice("x", 0, SiteStage.Study, 0), Asks + 5);
        Assert.Empty(selection.Settle(Asks + 5)); // a permit is no grant
        selection.Take(new ConnectionNotice("y", 0, SiteStage.Network, 7000), Asks + 6);
        DatacenterSpec chosen = Assert.Single(selection.Settle(Asks + 6));
        Assert.Equal(("y", true, Asks), (chosen.Id, chosen.Plan!.IsFiled, chosen.Plan.AnnouncedTick));

        // Agreements take 100 hours here.
        Assert.Empty(selection.Withdraw(Asks + 105));
        Assert.Equal(["x", "z"], selection.Withdraw(Asks + 106).Select(site => site.Id));
        Assert.Empty(selection.Withdraw(Asks + 107));
    }

    [Fact]
    public void A_choice_is_made_when_the_earliest_candidate_would_ask_and_not_before_a_month_is_on_record()
    {
        DatacenterSpec early = Site("x", plan => plan with { FirstMarkTick = 6000 });
        DatacenterSpec late = Site("y", plan => plan with { FirstMarkTick = 9000 });

        Assert.Equal(6000 - 100, SiteChoice.Of("campus", [late, early]).AskTick); // agreements take 100 hours
        Assert.Equal(HeadroomRecord.LeastHours, SiteChoice.Of("campus", [Site("x")]).AskTick);
        Assert.Equal("campus@x", SiteChoice.IdOf("campus", "x"));
    }

    private static string SupplyGood => SupplySpec.GasTurbine;

    private static string Decided(ImmutableArray<DatacenterSpec> candidates, params (string Site, long Power)[] promised) =>
        Decided(candidates, [], promised);

    private static string Decided(
        ImmutableArray<DatacenterSpec> candidates, ImmutableArray<ExportRule> rules, params (string Site, long Power)[] promised)
    {
        SiteSelection selection = Selection(candidates, rules);
        selection.Ask(Asks);
        foreach ((string site, long power) in promised)
            selection.Take(Prospect(site, power));
        return Assert.Single(selection.Decide(Asks)).Id;
    }

    private static SiteSelection Selection(
        ImmutableArray<DatacenterSpec> candidates, ImmutableArray<ExportRule>? rules = null, bool filesEverywhere = false) =>
        new([new SiteChoice("campus", "op", Asks, candidates) { FilesEverywhere = filesEverywhere }], new ExportRules([Chip], rules ?? []));

    private static DatacenterSpec Site(string id, Func<SitePlanSpec, SitePlanSpec>? change = null)
    {
        var plan = new SitePlanSpec
        {
            FirstMarkTick = 0,
            Track = ConnectionTrack.Firm,
            BlockMw = 10,
            Steps = new SiteStepsSpec(0, 0, AgreementHours: 100, 0, 0, 0),
        };
        return Sites.Spec with { Id = id, Zone = id, Accelerator = Chip, Plan = change is null ? plan : change(plan) };
    }

    // At the cost of a site's own plant, so that power is as dear wherever it comes from.
    private static ConnectionProspect Prospect(string site, long power) => new(site, 0, 0, power, 0, 0, PriceUsdPerMwh: 60);
}
