namespace DigitalTwin.Runs.Tests.Events;

/// <summary>Texts of events come from outside: whatever they hold, they become events or findings, and the run goes on.</summary>
public sealed class MutatedEventTests : IDisposable
{
    private const int Mutants = 4_000;
    private const int MostEdits = 4;

    private static readonly WorldSpec World = EveryKindWorld.Build();

    private static readonly string[] Pieces =
    [
        "\\ud800", "\\udc00", "\\u0000", "\ud83d", "\"", "\\", "{", "}", "[", "]", ":", ",", "null", "true", "-", "1e999", "-0", "0.5",
        "\n",
        "\u2028", "é", "/*", "2025-02-30T00:00Z", "9999-12-31T23:00Z", "9223372036854775807", "99999999999999999999", "\"id\"",
        "\"target\":",
        "\"campus\":{", "\"load\":{", "\"atTick\":", "\"at\":", "east", "all", "country/", "fab/", "outage", "policy",
        "+2026-01", "~2030-01-01",
    ];

    private static readonly string[] Seeds =
    [
        """{"id": "trip", "kind": "outage", "target": "east/coal", "value": 0.5, "atTick": 20}""",
        """[{"id": "a", "kind": "demand-shock", "target": "east", "value": 1.1, "durationHours": 3, "at": "2025-02-01T00:00Z"}]""",
        """{"id": "p", "kind": "policy", "target": "all", "policy": "co2-price", "value": 50}""",
        """{"id": "m", "kind": "measurement", "target": "east", "metric": "load_mw", "value": 12.5, "atTick": 3}""",
        """{"id": "l", "kind": "new-flexible-load", "target": "east", "load": {"id": "x", "powerMw": 1, "breakEvenUsdPerMwh": 9}}""",
        """
        {"id": "c", "kind": "new-campus", "target": "south", "campus": {"id": "south/new", "operator": "builder",
            "facilityMw": [{"date": "2026-01-01", "mw": 1}, {"date": "2027-01-01", "mw": 2}]}}
        """,
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("twin-mutants-").FullName;

    [Theory]
    [InlineData("""{"id":"f","\ud800":"x","target":"NORTH"}""", 1)]
    [InlineData("{\"id\":\"f\",\n\"kind\":\"\\udc00 outage\"}", 2)]
    [InlineData("[\n\n\"\\ud83d\\ud83d\"]", 3)]
    public void Half_a_surrogate_pair_is_a_finding_on_its_line(string text, int line)
    {
        var findings = new List<Finding>();
        Assert.Empty(EventFile.Parse("body", text, findings));
        Finding finding = Assert.Single(findings);
        Assert.Equal(("bad-json", line), (finding.Rule, finding.Line));
    }

    [Fact]
    public void No_mutant_of_an_event_is_more_than_a_finding()
    {
        var roster = new RunRoster(World);
        int good = 0, bad = 0;
        for (int number = 0; number < Mutants; number++)
        {
            string text = Mutant(number);
            var findings = new List<Finding>();
            Exception? thrown = Record.Exception(
                () => findings.AddRange(EventRules.Check(EventFile.Parse("body", text, findings), roster, 5).SelectMany(c => c.Findings)));
            Assert.True(thrown is null, $"mutant {number}: {text}\n{thrown}");
            if (findings.Count == 0)
                good++;
            else
                bad++;
            Assert.All(findings, finding => Assert.NotEmpty(finding.Fix));
        }

        Assert.True(good > 20 && bad > Mutants / 2, $"{good} good, {bad} bad");
    }

    [Fact]
    public void Bad_files_in_the_inbox_are_answered_and_set_aside_and_the_run_goes_on()
    {
        string inbox = Path.Combine(_folder, InboxFolder.Name);
        Directory.CreateDirectory(inbox);
        string[] bad = ["", "{", "null", "[]", "{\"name\": null, \"text\": \"{}\"}", "{\"name\": 1}", "{\"n\\ud800\": 1}", "\0"];
        for (int i = 0; i < bad.Length; i++)
            File.WriteAllText(Path.Combine(inbox, $"{i}.request.json"), bad[i]);
        File.WriteAllText(
            Path.Combine(inbox, "x.request.json"), """{"name": "body", "text": "{\"id\":\"f\",\"\\ud800\":\"x\",\"target\":\"east\"}"}""");

        var options = new RunOptions { Scenario = World.Name, Seed = 1, Ticks = 3, Threads = 1, OutDirectory = _folder };
        using LocalRun run = LocalRun.Start(World, options, new AssumptionSummary(0, 0));
        Assert.True(run.Advance(cancellation: TestContext.Current.CancellationToken));

        for (int i = 0; i < bad.Length; i++)
        {
            EventResponse answer = InboxFolder.TryTakeAnswer(Path.Combine(inbox, $"{i}.request.json"))!;
            Assert.Equal("bad-request", Assert.Single(answer.Findings).Rule);
            Assert.Equal(bad[i], File.ReadAllText(Path.Combine(inbox, $"{i}.refused.json")));
        }

        EventResponse refused = InboxFolder.TryTakeAnswer(Path.Combine(inbox, "x.request.json"))!;
        Assert.Equal("bad-json", Assert.Single(refused.Findings).Rule);
        Assert.Empty(Directory.EnumerateFiles(inbox, "*.request.json"));
        Assert.Equal(3, run.Ticks);
    }

    [Fact]
    public void A_request_that_was_taken_back_leaves_no_answer()
    {
        string posted = InboxFolder.Post(_folder, new EventRequest("body", "{}"));
        InboxFolder.TakeBack(posted);
        InboxFolder.Respond(posted, new EventResponse([], []));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(_folder, InboxFolder.Name)));
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>A seed with a few edits: pieces put in, characters changed, taken out or doubled.</summary>
    private static string Mutant(int number)
    {
        var random = new Random(number);
        var text = new StringBuilder(Seeds[random.Next(Seeds.Length)]);
        for (int edit = random.Next(MostEdits); edit >= 0 && text.Length > 0; edit--)
        {
            int at = random.Next(text.Length), length = Math.Min(random.Next(1, 8), text.Length - at);
            switch (random.Next(5))
            {
                case 0:
                    text.Insert(at, Pieces[random.Next(Pieces.Length)]);
                    break;
                case 1:
                    text.Remove(at, length).Insert(at, Pieces[random.Next(Pieces.Length)]);
                    break;
                case 2:
                    text.Remove(at, length);
                    break;
                case 3:
                    text.Insert(at, text.ToString(at, length));
                    break;
                default:
                    text[at] = (char)random.Next(0x20, 0x7f);
                    break;
            }
        }

        return text.ToString();
    }
}
