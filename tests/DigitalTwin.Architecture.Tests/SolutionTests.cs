using System.Diagnostics;
using System.IO.Enumeration;
using System.Reflection.PortableExecutable;

namespace DigitalTwin.Architecture.Tests;

/// <summary>The solution holds every project, so that one build and one test run see everything.</summary>
public sealed class SolutionTests
{
    /// <summary>Its packages are large, and nothing uses it: .ci/run builds it.</summary>
    private const string BesideTheSolution = "deploy/aspire/DigitalTwin.AppHost.csproj";

    public static TheoryData<string> PureAssemblies =>
        [.. ProjectFile.All.Where(project => project.IsPure).Select(project => project.Name)];

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        string solution = RepositoryFiles.Read("DigitalTwin.sln").Replace('\\', '/');
        Violations.AssertNone(
            ProjectFile.All.Select(project => project.Path)
                .Where(path => path != BesideTheSolution)
                .Where(path => !solution.Contains($"\"{path}\"", StringComparison.Ordinal)),
            "Missing in DigitalTwin.sln:");
    }

    [Fact]
    public void What_is_beside_the_solution_is_built_all_the_same() =>
        Assert.Contains(
            $"dotnet build {Path.GetDirectoryName(BesideTheSolution)}", RepositoryFiles.Read(".ci/run"), StringComparison.Ordinal);

    [Fact]
    public void Every_product_has_its_tests()
    {
        // The cluster's projects are tried together, by DigitalTwin.Cluster.Tests.
        string[] together = ["DigitalTwin.Grains", "DigitalTwin.Silo"];
        string[] names = [.. ProjectFile.All.Select(project => project.Name)];
        Violations.AssertNone(
            ProjectFile.All.Where(project => project.IsProduct).Select(project => project.Name)
                .Except(together).Where(name => !names.Contains(name + ".Tests")),
            "Without a test project:");
    }

    [Fact]
    public void What_every_build_reads_goes_into_the_image_too()
    {
        string[] goes = [.. RepositoryFiles.Lines(".dockerignore").Where(line => line.StartsWith('!')).Select(line => line[1..])];
        Violations.AssertNone(
            RepositoryFiles.All.Where(file => Regex.IsMatch(file, @"^(Directory\..*|global\.json|\.editorconfig)$"))
                .Where(file => !goes.Any(name => FileSystemName.MatchesSimpleExpression(name, file))),
            "Left out of the image by .dockerignore:");
    }

    [Fact]
    public void Versions_stand_in_one_place() =>
        Violations.AssertNone(
            from project in ProjectFile.All
            where RepositoryFiles.Read(project.Path).Contains(" Version=\"", StringComparison.Ordinal)
            select project.Path,
            "Versions belong in Directory.Packages.props:");

    [Theory]
    [MemberData(nameof(PureAssemblies))]
    public void An_assembly_that_silos_compare_knows_neither_its_folder_nor_its_commit(string name)
    {
        string file = Path.Combine(AppContext.BaseDirectory, name + ".dll");
        using var assembly = new PEReader(File.OpenRead(file));
        DebugDirectoryEntry entry = assembly.ReadDebugDirectory().Single(found => found.Type == DebugDirectoryEntryType.CodeView);
        Assert.StartsWith("/_/", assembly.ReadCodeViewDebugDirectoryData(entry).Path, StringComparison.Ordinal);
        Assert.DoesNotContain('+', FileVersionInfo.GetVersionInfo(file).ProductVersion!);
    }
}
