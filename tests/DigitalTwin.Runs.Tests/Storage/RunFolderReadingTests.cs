namespace DigitalTwin.Runs.Tests.Storage;

/// <summary>The files of a run's folder: read strictly, written by one process, gone on with without a loss.</summary>
public sealed class RunFolderReadingTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("twin-folder-");

    private string Home => _folder.FullName;

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("")]
    [InlineData("{\"scenario\":")]
    [InlineData("[]")]
    [InlineData("""{"scenario":null,"scenarioDigest":"a","seed":1,"startUtc":"2025-01-01T00:00:00Z","build":"b","ticks":1}""")]
    [InlineData("""{"scenario":[1],"scenarioDigest":"a","seed":1,"startUtc":"2025-01-01T00:00:00Z","build":"b","ticks":1}""")]
    [InlineData("""{"scenario":"s","scenarioDigest":"a","seed":"x","startUtc":"soon","build":"b","ticks":1,"state":3}""")]
    public void A_damaged_manifest_or_status_gives_one_sentence_with_file_and_fix(string text)
    {
        File.WriteAllText(Path.Combine(Home, "manifest.json"), text);
        File.WriteAllText(Path.Combine(Home, "status.json"), text);

        Assert.Matches(
            @"manifest\.json(:\d+)?: .+ Put a copy", Assert.Throws<RunFolderException>(() => RunFolder.ReadManifest(Home)).Message);
        Assert.Matches(@"status\.json(:\d+)?: .+ Put a copy", Assert.Throws<RunFolderException>(() => RunCatalog.Read(Home)).Message);
        Assert.Null(RunFolder.TryReadManifest(Home));
        Assert.Null(RunCatalog.TryRead(Home));
    }

    [Fact]
    public void Only_a_lock_that_is_held_counts_as_held()
    {
        string file = Path.Combine(Home, "file");
        File.WriteAllText(file, "");
        Assert.ThrowsAny<IOException>(() => RunLock.TryTake(file));

        using RunLock? held = RunLock.TryTake(Home);
        Assert.NotNull(held);
        Assert.Null(RunLock.TryTake(Home));
    }

    [Fact]
    public void A_fork_does_not_write_into_a_folder_that_is_in_use()
    {
        Complete(30);
        RunHistory parent = RunHistory.Read(Home);
        string other = Path.Combine(Home, "other");
        using RunLock? held = RunLock.TryTake(other);

        var refused = Assert.Throws<RunFolderException>(() => RunFork.Write(parent, 10, other, 30, []));
        Assert.Contains("another process has this run open", refused.Message);
        Assert.False(Directory.Exists(Path.Combine(other, "store")));
    }

    [Fact]
    public void A_run_is_not_taken_back_to_fewer_ticks()
    {
        Complete(30);
        string[] before = File.ReadAllLines(Path.Combine(Home, "hashes.csv"));

        Assert.Contains("has 30 ticks already", Assert.Throws<RunFolderException>(() => Complete(10)).Message);
        Assert.Equal(before, File.ReadAllLines(Path.Combine(Home, "hashes.csv")));
    }

    [Fact]
    public void A_file_that_was_changed_before_the_checkpoint_is_noticed_and_no_other_is_cut()
    {
        Complete(30);
        string zones = Path.Combine(Home, "zones.csv");
        byte[] bytes = File.ReadAllBytes(zones);
        bytes[300] ^= 1;
        File.WriteAllBytes(zones, bytes);
        string[] before = File.ReadAllLines(Path.Combine(Home, "hashes.csv"));

        Assert.Contains("zones.csv: it was changed since the checkpoint", Assert.Throws<RunFolderException>(() => Complete(40)).Message);
        Assert.Equal(before, File.ReadAllLines(Path.Combine(Home, "hashes.csv")));
    }

    [Fact]
    public void Monthly_files_keep_the_month_that_is_not_over_and_are_the_same_after_a_resume()
    {
        Complete(30);
        string[] first = File.ReadAllLines(Path.Combine(Home, "campuses_monthly.csv"));
        Complete(760);
        string whole = Path.Combine(Home, "whole");
        Complete(760, whole);

        Assert.True(first.Length > 1);
        Assert.EndsWith(",hours", first[0], StringComparison.Ordinal);
        Assert.All(first[1..], line => Assert.EndsWith(",30", line, StringComparison.Ordinal));
        foreach (string file in (string[])["campuses_monthly.csv", "countries_monthly.csv"])
        {
            string[] rows = File.ReadAllLines(Path.Combine(whole, file));
            Assert.Equal(rows, File.ReadAllLines(Path.Combine(Home, file)));
            Assert.EndsWith(",16", rows[^1], StringComparison.Ordinal); // of February
            Assert.EndsWith(",744", rows[1], StringComparison.Ordinal);
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private void Complete(long ticks, string? folder = null)
    {
        var options = new RunOptions { Scenario = "every-kind", Seed = 1, Ticks = ticks, Threads = 1, OutDirectory = folder ?? Home };
        using LocalRun run = LocalRun.Start(EveryKindWorld.Build(), options, new AssumptionSummary(0, 0));
        Assert.True(run.Advance());
        run.Finish();
    }
}
