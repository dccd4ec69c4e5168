using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using DigitalTwin.Client.Tests.Support;
using DigitalTwin.Testing;

namespace DigitalTwin.Client.Tests.Entry;

/// <summary>What the package source serves is found out by asking it, is remembered, and is not guessed when nobody answers.</summary>
public sealed class PackageSourceTests : IDisposable
{
    private readonly TempFolder _tree = new();

    public PackageSourceTests()
    {
        string[] files =
        [
            "global.json", "Directory.Packages.props", "eng/package-source.proj", "eng/orleans-probe/OrleansProbe.csproj",
            "eng/orleans-probe/Directory.Build.props", "eng/orleans-probe/Directory.Build.targets",
        ];
        foreach (string file in files)
            _tree.Write(file, File.ReadAllText(Path.Combine(RepositoryFolder.Root, file)));
        _tree.Write("src/Cluster/Cluster.csproj", "<Project><PropertyGroup><NeedsOrleans>true</NeedsOrleans></PropertyGroup></Project>");
        Directory.CreateDirectory(_tree["feed"]);
        UseSource(_tree["feed"]);
    }

    public void Dispose() => _tree.Dispose();

    [Fact]
    public void A_source_without_Orleans_is_remembered_until_it_is_asked_again()
    {
        TwinProcess.Outcome first = Look();
        TwinProcess.Outcome second = Look();
        Assert.Matches("left out: Cluster: the package source lacks Orleans .NU1101: .*`./twin --probe`", first.Output);
        Assert.Equal("", second.Output.Trim());
        Assert.Equal("without-orleans", Remembered());
        Assert.False(IsAvailable("OrleansAvailable"));

        ServeThePackages();
        Assert.Equal("", Look().Output.Trim());
        Assert.Contains("complete", Look(again: true).Output);
        Assert.Equal("complete", Remembered());
        Assert.True(IsAvailable("OrleansAvailable"));
        Assert.True(IsAvailable("DashboardAvailable"));
    }

    [Theory]
    [InlineData("another")]
    [InlineData(null)]
    public void A_dashboard_that_is_lacking_or_of_another_build_is_left_out_alone(string? dashboard)
    {
        ServeThePackages(dashboard: dashboard);
        Assert.Contains("no Microsoft.Orleans.Dashboard of the same build", Look().Output);
        Assert.Equal("complete", Remembered());
        Assert.True(IsAvailable("OrleansAvailable"));
        Assert.False(IsAvailable("DashboardAvailable"));
    }

    [Fact]
    public void Another_source_is_asked_by_itself()
    {
        Look();
        _tree.Write("other/empty", "");
        UseSource(_tree["other"]);
        Assert.Contains("left out: Cluster", Look().Output);
    }

    [Fact]
    public void A_network_that_fails_is_said_and_not_remembered()
    {
        UseSource("http://127.0.0.1:9/index.json");
        Assert.Contains("no package source answered", Look().Output);
        Assert.Null(Remembered());
        Assert.False(IsAvailable("OrleansAvailable"));
    }

    [Fact]
    public void Without_a_project_that_needs_Orleans_nobody_is_asked()
    {
        Directory.Delete(_tree["src"], recursive: true);
        Assert.Equal("", Look().Output.Trim());
        Assert.False(Directory.Exists(_tree["artifacts"]));
    }

    private TwinProcess.Outcome Look(bool again = false)
    {
        TwinProcess.Outcome outcome = TwinProcess.Run(
            "dotnet",
            ["msbuild", _tree["eng/package-source.proj"], "-nologo", "-v:minimal", $"-p:LookAgain={(again ? 1 : 0)}"],
            _tree.Path,
            new Dictionary<string,
                string>
            { ["NUGET_PACKAGES"] = _tree["packages"], ["MSBUILDDISABLENODEREUSE"] = "1", ["TWIN_PROBE"] = "" });
        Assert.True(outcome.ExitCode == 0, outcome.Output + outcome.Error);
        return outcome;
    }

    private string? Remembered() =>
        File.Exists(_tree["artifacts/package-source"]) ? File.ReadLines(_tree["artifacts/package-source"]).First() : null;

    private bool IsAvailable(string property) =>
        (bool)XElement.Load(_tree["artifacts/package-source.props"]).Descendants(property).Single();

    private void UseSource(string source) => _tree.Write("NuGet.config", $"""
        <configuration>
          <packageSources>
            <clear />
            <add key="test" value="{source}" allowInsecureConnections="true" />
          </packageSources>
        </configuration>
        """);

    /// <summary>Puts an empty package of every asked name and version into the feed.</summary>
    /// <param name="commit">What they say that they were built from.</param>
    /// <param name="dashboard">What the dashboard says; null to leave it out.</param>
    private void ServeThePackages(string commit = "one", string? dashboard = "one")
    {
        string versions = File.ReadAllText(_tree["Directory.Packages.props"]);
        foreach (Match asked in Regex.Matches(
            File.ReadAllText(_tree["eng/orleans-probe/OrleansProbe.csproj"]), "Include=\"(?<id>[^\"]+)\""))
        {
            string id = asked.Groups["id"].Value;
            string? builtFrom = id == "Microsoft.Orleans.Dashboard" ? dashboard : commit;
            if (builtFrom is null)
                continue;
            string version = Regex.Match(versions, $"Include=\"{Regex.Escape(id)}\" Version=\"(?<v>[^\"]+)\"").Groups["v"].Value;
            using ZipArchive package = ZipFile.Open(_tree[$"feed/{id}.{version}.nupkg"], ZipArchiveMode.Create);
            using var writer = new StreamWriter(package.CreateEntry($"{id}.nuspec").Open());
            writer.Write($"""
                <package><metadata>
                  <id>{id}</id><version>{version}</version><authors>test</authors><description>Nothing.</description>
                  <repository type="git" commit="{builtFrom}" />
                </metadata></package>
                """);
        }
    }
}
