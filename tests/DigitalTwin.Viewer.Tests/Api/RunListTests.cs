using DigitalTwin.Runs.Local;
using DigitalTwin.Runs.Folders;

namespace DigitalTwin.Viewer.Tests.Api;

/// <summary>A list of runs reads their heads, whatever lies in their folders.</summary>
public sealed class RunListTests : IDisposable
{
    private static readonly DateTime Start = new(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly TempFolder _folder = new();
    private readonly RunHost _host;

    public RunListTests() => _host = new RunHost(new RunHostOptions { Folder = _folder.Path, Open = LocalRun.Start });

    [Fact]
    public void A_run_is_listed_though_its_scenario_is_not_there_and_opened_with_a_reason()
    {
        Write("kept", RunFolder.ToJson(new RunManifest("gone", "digest", 7, Start, "build", 24)));
        RunFacts facts = Assert.Single(_host.List());
        Assert.Equal(("kept", "gone", "7", LiveRunState.Standing, Start),
            (facts.Id, facts.Scenario, facts.Seed, facts.State, facts.StartUtc));

        ITwinRun run = _host.Find("kept")!;
        Assert.Equal(0, run.History.Ticks);
        ApiException refused = Assert.Throws<ApiException>(() => run.Scenario);
        Assert.Equal(409, refused.Status);
        Assert.Contains("gone", refused.Message);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[1]")]
    [InlineData("{\"scenario\": \"a\", \"scenarioDigest\": \"b\", \"seed\": 1, \"startUtc\": \"2025-01-01T07:00:00Z\", \"build\": \"c\"}")]
    public void One_bad_folder_is_listed_with_its_reason_and_hides_no_other_run(string manifest)
    {
        Write("bad", manifest);
        Write("good", RunFolder.ToJson(new RunManifest("two-zones", "digest", 7, Start, "build", 24)));
        IReadOnlyList<RunFacts> runs = _host.List();
        Assert.Equal(["bad", "good"], runs.Select(run => run.Id).Order());
        Assert.Equal(LiveRunState.Standing, runs.Single(run => run.Id == "good").State);
        RunFacts bad = runs.Single(run => run.Id == "bad");
        Assert.Equal(LiveRunState.Failed, bad.State);
        Assert.Contains("manifest.json", bad.Note);
    }

    [Fact]
    public async Task Of_two_who_ask_for_one_name_one_gets_it()
    {
        Task<ITwinRun>[] asked = [.. Enumerable.Range(0, 4).Select(_ => Task.Run(() => _host.Begin("two-zones", 1, "one")))];
        await Task.WhenAll(asked.Select(task => task.ContinueWith(_ => { }, TaskScheduler.Default)));
        Assert.Equal(1, asked.Count(task => task.IsCompletedSuccessfully));
        Assert.All(
            asked.Where(task => task.IsFaulted),
            task => Assert.Equal(409, Assert.IsType<ApiException>(task.Exception!.InnerException).Status));
    }

    [Fact]
    public void A_scenario_is_loaded_when_it_is_asked_for_and_a_few_are_kept()
    {
        var loaded = new List<string>();
        ScenarioLoadResult zones = ScenarioLoader.Load("two-zones");
        var cache = new ScenarioCache(2, run =>
        {
            loaded.Add(run.Scenario);
            return zones;
        });
        foreach (string name in (ReadOnlySpan<string>)["a", "b", "a", "c", "a", "b"])
            Assert.Same(zones, cache.Get(new RunManifest(name, "", 1, default, "", null)));
        Assert.Equal(["a", "b", "c", "b"], loaded);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _host.Dispose();
        _folder.Dispose();
    }

    private void Write(string run, string manifest)
    {
        string folder = Path.Combine(_folder.Path, run);
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, RunFolder.ManifestFile), manifest);
    }
}
