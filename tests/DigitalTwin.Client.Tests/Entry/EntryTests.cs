namespace DigitalTwin.Client.Tests.Entry;

/// <summary>The entry builds when something changed and only then, and is otherwise as if it were the program itself.</summary>
public sealed class EntryTests : IDisposable
{
    private readonly EntryTree _tree = new();

    public EntryTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "twin.cmd is the entry on Windows");

    public void Dispose() => _tree.Dispose();

    [Fact]
    public void A_second_call_builds_nothing()
    {
        TwinProcess.Outcome first = _tree.Twin("status");
        TwinProcess.Outcome second = _tree.Twin("status");

        Assert.Equal(1, _tree.Builds);
        Assert.Equal("twin: building src/DigitalTwin.Client (Release)", first.Error.Trim());
        Assert.Equal(("<status>\n", "<status>\n", ""), (first.Output, second.Output, second.Error));
    }

    [Fact]
    public void A_build_without_the_page_says_so_once()
    {
        _tree.Files.Write("src/DigitalTwin.Viewer/page/index.html", "<html></html>");
        Assert.Contains("the page of the viewer is left out", _tree.Twin("status").Error, StringComparison.Ordinal);
        Assert.Equal("", _tree.Twin("status").Error);
    }

    [Fact]
    public void An_edit_an_addition_and_a_deletion_are_noticed_whatever_their_time_stamps_say()
    {
        _tree.Twin();
        DateTime stamp = File.GetLastWriteTimeUtc(_tree.Files["src/A/A.cs"]);

        _tree.Files.Write("src/A/A.cs", "class B;");
        File.SetLastWriteTimeUtc(_tree.Files["src/A/A.cs"], stamp);
        _tree.Twin();
        Assert.Equal(2, _tree.Builds);

        _tree.Files.Write("src/A/Old.cs", "class Old;");
        File.SetLastWriteTimeUtc(_tree.Files["src/A/Old.cs"], stamp.AddYears(-3));
        _tree.Twin();
        Assert.Equal(3, _tree.Builds);

        File.Delete(_tree.Files["src/A/Old.cs"]);
        _tree.Twin();
        Assert.Equal(4, _tree.Builds);

        _tree.Files.Write("src/A/A.csproj", "<Project></Project>");
        _tree.Twin();
        Assert.Equal(5, _tree.Builds);
        _tree.Twin();
        Assert.Equal(5, _tree.Builds);
    }

    [Fact]
    public void Arguments_arrive_unchanged()
    {
        string[] arguments = ["run", "a  b", "", "it's", "\"quoted\"", "$HOME", "*", "back\\slash", "--flag=x y"];
        TwinProcess.Outcome run = _tree.Twin(arguments);
        Assert.Equal(string.Concat(arguments.Select(argument => $"<{argument}>\n")), run.Output);
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("2", 2)]
    [InlineData("130", 130)]
    public void The_exit_code_is_the_programs(string asked, int expected) =>
        Assert.Equal(expected, _tree.Call(_tree.Files["twin"], ["run"], exit: asked).ExitCode);

    [Fact]
    public void It_works_from_any_folder_and_through_a_symbolic_link()
    {
        using var elsewhere = new TempFolder();
        File.CreateSymbolicLink(elsewhere["link"], _tree.Files["twin"]);
        File.CreateSymbolicLink(elsewhere["link to link"], "link");

        Assert.Equal("<up>\n", _tree.Call(elsewhere["link to link"], ["up"], elsewhere.Path).Output);
    }

    [Fact]
    public void A_failed_build_is_shown_in_full_and_nothing_runs()
    {
        _tree.Files.Write("src/broken", "");
        TwinProcess.Outcome run = _tree.Twin("run");

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains("chatter of the build", run.Error);
        Assert.Contains("error: broken", run.Error);
        Assert.Contains("the build failed; nothing was run", run.Error);

        File.Delete(_tree.Files["src/broken"]);
        Assert.Equal(0, _tree.Twin("run").ExitCode);
    }

    [Fact]
    public void Two_calls_at_once_build_once()
    {
        TwinProcess.Outcome[] both = new TwinProcess.Outcome[2];
        Parallel.For(0, 2, i => both[i] = _tree.Twin("run"));
        Assert.All(both, run => Assert.Equal((0, "<run>\n"), (run.ExitCode, run.Output)));
        Assert.Equal(1, _tree.Builds);
    }

    [Fact]
    public void A_missing_sdk_is_named_with_where_to_get_it()
    {
        using var bare = new TempFolder();
        foreach (string tool in (string[])[
            "sh", "dirname", "readlink", "find", "cksum", "sort", "cat", "grep", "mkdir", "rm", "sed", "sleep"])
            File.CreateSymbolicLink(bare[tool], Where(tool));
        TwinProcess.Outcome run = _tree.Call(_tree.Files["twin"], ["run"], path: bare.Path);

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains("the .NET 10 SDK is missing", run.Error);
    }

    private static string Where(string tool) =>
        ((string[])["/usr/bin/", "/bin/"]).Select(folder => folder + tool).First(File.Exists);
}
