using System.Text.RegularExpressions;

namespace DigitalTwin.Runs.Tests.Events;

/// <summary>What the text form of an event means.</summary>
public sealed class EventTextTests
{
    [Fact]
    public void An_outage_of_a_plant()
    {
        RunEvent read = Read("""{"id":"storm-1","kind":"outage","target":"east/coal","durationHours":48,"at":"2025-03-01T00:00Z"}""");
        Assert.Equal(new RunEvent("storm-1", 59 * 24, "east/coal", new(EffectKind.Outage, "", 0, 0), 48, null, ""), read);
    }

    [Fact]
    public void A_derating_of_a_fuel_in_a_country_reaches_its_plants()
    {
        RunEvent read = Read("""{"id":"freeze","kind":"derate","target":"country/east","fuel":"gas","value":0.6,"atTick":7}""");
        Assert.Equal(["east/gas"], read.MessagesAt(7, EveryKindWorld.Build(), []).Select(message => message.To));
    }

    [Fact]
    public void A_line_is_reached_by_the_coupling()
    {
        RunEvent lost = Read("""{"id":"l","kind":"line-loss","target":"east>north"}""");
        RunEvent outage = Read("""{"id":"l","kind":"outage","target":"east>north"}""");
        Assert.True(lost.SameAs(outage));
        Assert.Equal((EntityIds.Coupling, "east>north"), (lost.Target, lost.Imposition.Subject));
    }

    [Fact]
    public void A_measured_value_belongs_to_the_hour_that_it_names()
    {
        RunEvent read = Read("""{"id":"m","kind":"measurement","target":"east","metric":"load_mw","value":812.5,"atTick":3}""");
        Assert.Null(read.AtTick);
        Assert.Equal(4, read.Imposition.EndTick);
        Assert.Empty(read.MessagesAt(9, EveryKindWorld.Build(), []));
    }

    [Fact]
    public void A_campus_with_dated_power_and_the_usual_figures()
    {
        DatacenterSpec campus = Read("""
            {
              "id": "c", "kind": "new-campus", "target": "south",
              "campus": {
                "id": "south/new", "operator": "builder", "accelerator": "h100",
                "facilityMw": [{"date": "2025-02-01", "mw": 0}, {"date": "2025-02-11", "mw": 100}]
              }
            }
            """).Birth!.Value.Datacenter!;
        Assert.Equal(("south/new", "south", "builder"), (campus.Id, campus.Zone, campus.Operator));
        Assert.Equal((1.3, 0L), (campus.Pue, campus.AcceleratorsAtStart));
        Assert.Equal("h100", campus.Accelerator!.Id);
        Assert.Equal(50, campus.FacilityMw.At((31 + 5) * 24));
    }

    [Fact]
    public void A_draft_survives_being_written()
    {
        List<Finding> findings = [];
        IReadOnlyList<EventDraft> drafts = EventFile.Parse(
            "a", """{"id":"c","kind":"x","n":[1,2.5e-3,true,null,{"a":"ä\"<"}]}""", findings);
        string written = EventFile.Write(drafts);
        Assert.Equal(written, EventFile.Write(EventFile.Parse("b", written, findings)));
        Assert.Contains("2.5e-3", written, StringComparison.Ordinal);
        Assert.Empty(findings);
    }

    [Fact]
    public void Every_kind_and_policy_has_a_word_and_a_valid_example_in_the_docs()
    {
        string page = File.ReadAllText(Path.Combine(ScenarioLibrary.Discover().Roots[0], "..", "docs", "reference", "events.md"));
        var roster = new RunRoster(ScenarioLoader.Load("world-2025").World!);
        var kinds = new SortedSet<string>(StringComparer.Ordinal);
        foreach (Match block in Regex.Matches(page, "^```json\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline))
        {
            List<Finding> findings = [];
            IReadOnlyList<EventDraft> drafts = EventFile.Parse("docs/reference/events.md", block.Groups["text"].Value, findings);
            foreach (EventCheck check in EventRules.Check(drafts, roster, firstTick: 0))
                findings.AddRange(check.Findings);
            Assert.Empty(findings);
            kinds.UnionWith(drafts.Select(draft => draft.Tree["kind"]!.Text));
        }

        Assert.Equal(EventKinds.All.Select(kind => kind.Name).Order(StringComparer.Ordinal), kinds);
        Assert.All(EventKinds.OfPolicies, policy => Assert.Contains($"`{policy.Name}`", page, StringComparison.Ordinal));
        Assert.All(EventFields.All, field => Assert.Contains($"`{field}`", page, StringComparison.Ordinal));
    }

    private static RunEvent Read(string text)
    {
        List<Finding> findings = [];
        EventDraft draft = Assert.Single(EventFile.Parse("test", text, findings));
        EventCheck check = EventRules.Check(draft, new RunRoster(EveryKindWorld.Build()), firstTick: 5);
        Assert.Empty(findings);
        Assert.Empty(check.Findings);
        return check.Event!;
    }
}
