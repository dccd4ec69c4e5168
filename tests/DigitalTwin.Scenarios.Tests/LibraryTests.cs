using DigitalTwin.Scenarios.Reading;

namespace DigitalTwin.Scenarios.Tests;

/// <summary>Scenarios by name.</summary>
public sealed class LibraryTests
{
    [Fact]
    public void Is_found_above_the_program()
    {
        ScenarioLibrary library = ScenarioLibrary.Discover();
        Assert.Contains(Path.Combine(RepositoryFolder.Root, "scenarios"), library.Roots);
        Assert.Equal(Path.Combine(RepositoryFolder.Root, "scenarios", "two-zones"), library.Find("two-zones"));
    }

    [Fact]
    public void Lists_the_folders_with_a_scenario_in_order()
    {
        using ScenarioFolder folder = new();
        folder.Write("../b/scenario.yaml", "").Write("../a/scenario.yaml", "").Write("../none/readme.md", "");
        Assert.Equal(["a", "b", "valid"], new ScenarioLibrary(folder.PathOf("..")).List());
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("../valid")]
    [InlineData("no-such")]
    public void Names_are_names_and_not_paths(string name)
    {
        using ScenarioFolder folder = new();
        Assert.Null(new ScenarioLibrary(folder.PathOf("..")).Find(name));
    }

    [Fact]
    public void A_root_that_does_not_exist_is_passed_over() => Assert.Empty(new ScenarioLibrary("/no/such/folder").List());

    [Fact]
    public void Every_scenario_of_the_library_loads() =>
        Assert.All(new ScenarioLibrary(Path.Combine(RepositoryFolder.Root, "scenarios")).List(), name =>
        {
            ScenarioLoadResult result = ScenarioLoader.Load(name);
            Assert.Empty(result.Findings.Where(f => f.Severity == Scenarios.Findings.Severity.Error).Select(f => f.ToString()));
            Assert.NotNull(result.World);
        });

    [Fact]
    public void A_head_says_what_the_whole_scenario_says() =>
        Assert.All(["two-zones", "world-2025-chips-high", "world-2025-builds"], name =>
            Assert.Equivalent(ScenarioLoader.Load(name).Meta, ScenarioLoader.ReadHead(name), strict: true));

    [Fact]
    public void A_head_is_read_without_any_table()
    {
        using ScenarioFolder folder = new();
        ScenarioLibrary library = new(folder.PathOf(".."));
        ScenarioMeta whole = ScenarioLoader.Load("valid", library).Meta;
        foreach (string table in Directory.EnumerateFiles(folder.PathOf("."), "*.csv", SearchOption.AllDirectories))
            File.Delete(table);

        Assert.Equivalent(whole, ScenarioLoader.ReadHead("valid", library), strict: true);
        Assert.Equal("no-such", ScenarioLoader.ReadHead("no-such", library).Name);
    }
}
