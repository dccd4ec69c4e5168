namespace DigitalTwin.Runs.Tests.Events;

/// <summary>
/// A request lies in a run's inbox until it is answered. Whenever the process of the run dies, the next one finds either the request or
/// the answer, and the event takes effect once.
/// </summary>
public sealed class InboxTests : IDisposable
{
    private const string Outage = """{"id": "trip", "kind": "outage", "target": "EAST/coal", "value": 0.5, "atTick": 20}""";
    private const long Ticks = 40;

    private static readonly WorldSpec World = EveryKindWorld.Build();
    private readonly string _folder = Directory.CreateTempSubdirectory("twin-inbox-").FullName;
    private readonly string _plant = World.Fleets.First(fleet => fleet.Kind == PlantKind.Thermal).Id;

    [Fact]
    public void A_request_of_a_dead_process_is_answered_by_the_next()
    {
        Advance(10);
        string request = InboxFolder.Post(_folder, Request());
        Assert.Null(InboxFolder.TryTakeAnswer(request));
        Advance(Ticks);

        EventOutcome outcome = Assert.Single(InboxFolder.TryTakeAnswer(request)!.Events);
        Assert.Equal((true, 20L), (outcome.Accepted, outcome.Tick));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(_folder, InboxFolder.Name)));
    }

    [Fact]
    public void A_request_that_was_logged_but_not_answered_is_answered_and_not_taken_again()
    {
        Advance(10);
        string request = InboxFolder.Post(_folder, Request());
        string left = File.ReadAllText(request);
        Advance(30);
        EventResponse first = InboxFolder.TryTakeAnswer(request)!;

        File.WriteAllText(request, left); // the process died after logging and before answering
        string hash = Advance(Ticks);
        EventResponse second = InboxFolder.TryTakeAnswer(request)!;

        Assert.Equal(first.Events, second.Events);
        Assert.Equal(Undisturbed(), hash);
    }

    [Fact]
    public void An_answer_whose_request_stayed_is_taken_once()
    {
        Advance(10);
        string request = InboxFolder.Post(_folder, Request());
        string left = File.ReadAllText(request);
        Advance(30);
        File.WriteAllText(request, left); // the process died between answering and tidying up

        Assert.True(InboxFolder.TryTakeAnswer(request)!.AllAccepted);
        Assert.Equal(Undisturbed(), Advance(Ticks));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(_folder, InboxFolder.Name)));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private EventRequest Request() => new("trip.json", Outage.Replace("EAST/coal", _plant, StringComparison.Ordinal));

    /// <summary>One process's life: it takes the run in its folder to a tick.</summary>
    private string Advance(long ticks) => Advance(_folder, ticks);

    /// <summary>The hash of a run of one process that was asked in time.</summary>
    private string Undisturbed()
    {
        string folder = Path.Combine(_folder, "undisturbed");
        Directory.CreateDirectory(folder);
        InboxFolder.Post(folder, Request());
        return Advance(folder, Ticks);
    }

    private static string Advance(string folder, long ticks)
    {
        var options = new RunOptions { Scenario = World.Name, Seed = 1, Ticks = ticks, Threads = 1, OutDirectory = folder };
        using LocalRun run = LocalRun.Start(World, options, new AssumptionSummary(0, 0));
        Assert.True(run.Advance(cancellation: TestContext.Current.CancellationToken));
        return run.Finish().Hash;
    }
}
