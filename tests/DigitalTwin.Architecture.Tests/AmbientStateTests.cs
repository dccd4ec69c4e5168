namespace DigitalTwin.Architecture.Tests;

/// <summary>The shell may look at a clock where a person needs it, and says here why; nothing sleeps.</summary>
public sealed class AmbientStateTests
{
    private const string WallClock = @"\bDateTime(Offset)?\.(Utc)?Now\b|\bDateTime\.Today\b|\bTimeProvider\.System\b";

    /// <summary>File: the reason why it reads the wall clock.</summary>
    private static readonly Dictionary<string, string> ReadsTheClock = new()
    {
        ["src/DigitalTwin.Client/Cluster/SecurityFiles.cs"] = "a certificate is valid from now on",
        ["src/DigitalTwin.Viewer/Feed/FeedHub.cs"] = "ticks that are sent to followers are bounded by the second; no run hears of it",
    };

    [Fact]
    public void Nothing_in_the_product_sleeps() =>
        Violations.AssertNone(Using(@"\bThread\.Sleep\b|\bSpinWait\b"), "Wait for what is awaited, not for time:");

    [Fact]
    public void Only_listed_files_read_the_wall_clock() =>
        Violations.AssertNone(
            Using(WallClock).Where(file => !ReadsTheClock.ContainsKey(file)),
            "The wall clock is read without a stated reason in:");

    [Fact]
    public void The_list_of_clock_readers_is_current() =>
        Violations.AssertNone(ReadsTheClock.Keys.Except(Using(WallClock)), "No longer needed in the list:");

    [Fact]
    public void No_warning_is_silenced_in_the_sources() =>
        Violations.AssertNone(
            Using(@"#pragma warning disable|SuppressMessage\("),
            "Fix the cause, or turn the rule off for all in .editorconfig:");

    private static IEnumerable<string> Using(string pattern) =>
        RepositoryFiles.Sources("src").Where(file => Regex.IsMatch(RepositoryFiles.Read(file), pattern));
}
