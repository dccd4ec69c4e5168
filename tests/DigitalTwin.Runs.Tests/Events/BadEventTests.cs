using static DigitalTwin.Testing.Worlds.Events;

namespace DigitalTwin.Runs.Tests.Events;

/// <summary>Every bad event is told with its place, what is wrong, and the fix; all of it at once.</summary>
public sealed class BadEventTests
{
    private const long FirstTick = 100;

    private const string Campus = """
        "id":"e","kind":"new-campus","target":"south","campus":{"id":"south/new","operator":"builder","facilityMw":50
        """;

    private const string FallingDates = """[{"date":"2026-01-01","mw":1},{"date":"2025-01-01","mw":2}]""";

    private const string NewLoad = ""","load":{"id":"x","powerMw":1,"breakEvenUsdPerMwh":9}""";

    /// <summary>Name of the rule, field, a word of the fix, and the event.</summary>
    public static TheoryData<string, string, string, string> Bad => new()
    {
        { "missing", "id", "twice does it once", """{"kind":"outage","target":"east/coal"}""" },
        { "bad-id", "id", "at most 64", "{\"id\":\"" + new string('x', 65) + "\",\"kind\":\"outage\",\"target\":\"east/coal\"}" },
        { "bad-id", "id", "letters, digits", """{"id":"../etc/passwd","kind":"outage","target":"east/coal"}""" },
        { "bad-id", "id", "no dot", """{"id":".hidden","kind":"outage","target":"east/coal"}""" },
        { "wrong-type", "id", "quotes", """{"id":7,"kind":"outage","target":"east/coal"}""" },
        { "missing", "kind", "outage", """{"id":"e","target":"east/coal"}""" },
        { "unknown-kind", "kind", "Did you mean outage?", Of("outtage", "east/coal") },
        { "missing", "target", "a plant", """{"id":"e","kind":"outage"}""" },
        { "unknown-target", "target", "east/coal", Of("outage", "east/cool") },
        { "unknown-target", "target", "east>north", Of("line-loss", "east-north") },
        { "wrong-target", "target", "a plant or a flexible load", Of("retirement", "south/campus") },
        { "wrong-target", "target", "a plant or", Of("retirement", "fab/fab") },
        { "wrong-target", "target", "a line", Of("line-loss", "east") },
        { "wrong-target", "target", "a zone, a country", Of("demand-shock", "east/coal", ""","value":2""") },
        { "wrong-target", "target", "a plant", Of("outage", "operator/builder") },
        { "missing", "value", "at least 0 and below 1", Of("derate", "east/coal") },
        { "out-of-range", "value", "below 1", Of("derate", "east/coal", ""","value":1""") },
        { "out-of-range", "value", "at least 0", Of("outage", "east/coal", ""","value":-0.1""") },
        { "out-of-range", "value", "at most 10", Of("demand-shock", "east", ""","value":1e999""") },
        { "wrong-type", "value", "a number", Of("demand-shock", "east", ""","value":"NaN" """) },
        { "bad-json", "", "Write one event", Of("demand-shock", "east", ""","value":NaN""") },
        { "out-of-range", "durationHours", "whole hours", Of("outage", "east/coal", ""","durationHours":-1""") },
        { "out-of-range", "durationHours", "whole hours", Of("outage", "east/coal", ""","durationHours":0""") },
        { "out-of-range", "durationHours", "whole hours", Of("outage", "east/coal", ""","durationHours":1.5""") },
        { "past-tick", "atTick", "Tick 100", Of("outage", "east/coal", ""","atTick":99""") },
        { "past-tick", "at", "2025-01-05T04:00Z", Of("outage", "east/coal", ""","at":"2025-01-02T00:00Z" """) },
        { "past-tick", "at", "2025-01-01T00:00Z", Of("outage", "east/coal", ""","at":"2024-12-31T00:00Z" """) },
        { "bad-instant", "at", "whole hour", Of("outage", "east/coal", ""","at":"2025-03-01T00:30Z" """) },
        { "bad-instant", "at", "whole hour", Of("outage", "east/coal", ""","at":"tomorrow" """) },
        { "both", "at", "Leave one out", Of("outage", "east/coal", ""","at":"2025-03-01","atTick":500""") },
        { "unknown-field", "duration", "durationHours", Of("outage", "east/coal", ""","duration":4""") },
        { "unknown-field", "fuel", "Known", Of("demand-shock", "east", ""","value":2,"fuel":"gas" """) },
        { "twice", "value", "Leave one out", Of("derate", "east/coal", ""","value":0.1,"value":0.2""") },
        { "missing", "fuel", "by their fuel", Of("outage", "east") },
        { "unknown-fuel", "fuel", "Did you mean gas?", Of("fuel-price", "east", ""","fuel":"gaz","value":2""") },
        { "unknown-fuel", "fuel", "oil", Of("derate", "country/south", ""","fuel":"coal","value":0.5""") },
        { "unknown-policy", "policy", "essential_share", Of("policy", "east", ""","policy":"essential","value":1""") },
        { "wrong-target", "target", "a zone", Of("policy", "east/coal", ""","policy":"essential_share","value":1""") },
        { "out-of-range", "value", "at most 1", Of("policy", "east", ""","policy":"essential_share","value":20""") },
        { "unknown-metric", "metric", "price_usd_mwh", Of("measurement", "east", ""","metric":"price","value":1,"atTick":3""") },
        { "missing", "at", "atTick", Of("measurement", "east", ""","metric":"load_mw","value":1""") },
        { "missing", "campus", "campus", Of("new-campus", "south") },
        { "wrong-type", "campus", "{...}", Of("new-campus", "south", ""","campus":50""") },
        { "unknown-target", "target", "south", Of("new-flexible-load", "soth", NewLoad) },
        { "unknown-operator", "campus.operator", "builder", With("builder", "bilder") },
        { "unknown-accelerator", "campus.accelerator", "h100", "{" + Campus + ",\"accelerator\":\"h10\"}}" },
        { "out-of-range", "campus.acceleratorsAtStart", "orders them", "{" + Campus + ",\"acceleratorsAtStart\":5}}" },
        { "out-of-range", "campus.pue", "at least 1", "{" + Campus + ",\"pue\":0.9}}" },
        { "unknown-field", "campus.powerMw", "Known", "{" + Campus + ",\"powerMw\":50}}" },
        { "id-taken", "campus.id", "another", With("south/new", "south/campus") },
        { "id-taken", "campus.id", "another", With("south/new", "north/gone") },
        { "id-reserved", "campus.id", "another", With("south/new", "operator/x") },
        { "bad-id", "campus.id", "letters", With("south/new", "south new") },
        { "out-of-range", "campus.facilityMw", "MW", With("50", "-50") },
        { "dates", "campus.facilityMw", "order of the dates", With("50", FallingDates) },
        { "dates", "campus.facilityMw", "2026-01-01", With("50", """[{"year":2026,"mw":1}]""") },
        { "unused", "campus.track", "firstMark", "{" + Campus + ",\"track\":\"firm\"}}" },
        { "unused", "campus.blockMw", "firstMark", "{" + Campus + ",\"blockMw\":40}}" },
        { "plan-without-family", "campus.firstMark", "accelerator", "{" + Campus + ",\"firstMark\":\"2026-01-01\"}}" },
        { "bad-date", "campus.firstMark", "2026-07-01", Planned("\"firstMark\":\"1 June 2026\"") },
        { "wrong-type", "campus.firstMark", "quotes", Planned("\"firstMark\":2026") },
        { "past-mark", "campus.firstMark", "2025-01-05", Planned("\"firstMark\":\"2025-01-03\"") },
        { "unknown-track", "campus.track", "Did you mean firm?", Planned("\"firstMark\":\"2026-01-01\",\"track\":\"frim\"") },
        { "no-connection", "campus.track", "firm", Planned("\"firstMark\":\"2026-01-01\",\"track\":\"on_site\"") },
        { "out-of-range", "campus.blockMw", "at most 5000", Planned("\"firstMark\":\"2026-01-01\",\"blockMw\":0") },
        { "wrong-type", "campus.reused", "true or false", Planned("\"firstMark\":\"2026-01-01\",\"reused\":\"yes\"") },
        { "retired", "target", "come before", Of("outage", "north/gone") },
        { "retired", "target", "Leave the event out", Of("retirement", "north/gone") },
        { "not-yet", "target", "later", Of("outage", "east/later") },
        { "no-event", "", "id, kind and target", """[{"id":"e","kind":"retirement","target":"east/coal"},3]""" },
        { "no-event", "", "at least one", "[]" },
        { "bad-json", "", "Write one event", """{"id":"e","kind":"outage","target":"east/coal"}}""" },
        { "bad-json", "", "Write one event", "kind: outage" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void A_bad_event_is_told_with_its_field_and_its_fix(string rule, string field, string fix, string text)
    {
        (RunEvent[] events, List<Finding> findings) = Read(text);
        Finding finding = Assert.Single(findings);
        Assert.Equal((rule, field), (finding.Rule, finding.Field));
        Assert.Contains(fix, finding.Fix, StringComparison.Ordinal);
        Assert.Equal(("events.json", 1), (finding.File, finding.Line == 0 ? 1 : finding.Line));
        Assert.True(events.Length == 0 || text.StartsWith('['), "a bad event became an event");
    }

    [Fact]
    public void Everything_that_is_wrong_is_told_at_once_with_its_line()
    {
        const string Text = """
            [
              {
                "id": "one",
                "kind": "derate",
                "target": "east/cool",
                "value": 7,
                "durationHours": -2,
                "atTick": 3,
                "why": "a test"
              },
              { "id": "two", "kind": "retirement", "target": "east/gas" },
              { "id": "", "kind": "retire" }
            ]
            """;
        (RunEvent[] events, List<Finding> findings) = Read(Text);
        (string Field, int Line)[] expected =
        [
            ("why", 9), ("atTick", 8), ("target", 5), ("durationHours", 7), ("value", 6), ("id", 12), ("kind", 12),
        ];
        Assert.Equal(expected, findings.Select(finding => (finding.Field, finding.Line)));
        Assert.Equal("two", Assert.Single(events).Id);
    }

    [Fact]
    public void Later_events_may_build_on_earlier_ones_of_the_file()
    {
        string twice = "[{" + Campus + "}},{" + Campus.Replace("\"e\"", "\"f\"", StringComparison.Ordinal) + "}}]";
        Assert.Equal("id-taken", Assert.Single(Read(twice).Findings).Rule);
        string cut = "[{" + Campus + "}},{\"id\":\"f\",\"kind\":\"outage\",\"target\":\"south/new\"}]";
        Assert.Empty(Read(cut).Findings);
    }

    [Fact]
    public void A_campus_with_a_first_mark_has_the_steps_of_its_zone_and_asks_when_it_joins()
    {
        (RunEvent[] events, List<Finding> findings) = Read(Planned("\"firstMark\":\"2026-01-01\",\"blockMw\":25"));
        Assert.Empty(findings);
        SitePlanSpec plan = Assert.Single(events).Birth!.Value.Datacenter!.Plan!;
        Assert.Equal((8760L, FirstTick, 25.0), (plan.FirstMarkTick, plan.AnnouncedTick, plan.BlockMw));
        Assert.Equal((ConnectionTrack.Firm, new SiteStepsSpec(100, 200, 0, 300, 400, 0)), (plan.Track, plan.Steps));
        Assert.Equal((true, false), (plan.OrdersTurbines, plan.BuildsAtRisk));
        Assert.Null(Read("{" + Campus + "}}").Events.Single().Birth!.Value.Datacenter!.Plan);
    }

    private static string Of(string kind, string target, string rest = "") =>
        $$"""{"id":"e","kind":"{{kind}}","target":"{{target}}"{{rest}}}""";

    private static string With(string from, string to) => "{" + Campus.Replace(from, to, StringComparison.Ordinal) + "}}";

    private static string Planned(string plan) => "{" + Campus + ",\"accelerator\":\"h100\"," + plan + "}}";

    private static (RunEvent[] Events, List<Finding> Findings) Read(string text)
    {
        WorldSpec world = EveryKindWorld.Build();
        var firm = new TrackSteps(ConnectionTrack.Firm, new SiteStepsSpec(100, 200, 0, 300, 400, 0));
        var roster = new RunRoster(world with
        {
            Zones = [.. world.Zones.Select(zone => zone.Id == "south" ? zone with { Connections = [firm] } : zone)],
        });
        roster.Follow(Birth(EveryKindWorld.NewLoad("north/gone", "north"), at: 10), 10);
        roster.Follow(Retirement("north", "north/gone", at: 50), 50);
        roster.Follow(Birth(EveryKindWorld.NewLoad("east/later", "east"), at: 200), 200);
        var findings = new List<Finding>();
        IReadOnlyList<EventDraft> drafts = EventFile.Parse("events.json", text, findings);
        IReadOnlyList<EventCheck> checks = EventRules.Check(drafts, roster, FirstTick);
        findings.AddRange(checks.SelectMany(check => check.Findings));
        return ([.. checks.Select(check => check.Event).OfType<RunEvent>()], findings);
    }
}
