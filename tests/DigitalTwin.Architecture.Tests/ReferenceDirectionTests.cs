using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace DigitalTwin.Architecture.Tests;

/// <summary>References point one way, and each project of the product appears here: a new one states what it may see.</summary>
public sealed class ReferenceDirectionTests
{
    /// <summary>Project: the projects and packages that it may name.</summary>
    private static readonly Dictionary<string, (string[] Projects, string[] Packages)> Allowed = new()
    {
        ["Core"] = (["Generators"], []),
        ["Generators"] = ([], ["Microsoft.CodeAnalysis.CSharp"]),
        ["Model"] = (["Generators", "Core"], []),
        ["Clearing"] = (["Core"], []),
        ["Opf"] = (["Core"], []),
        ["Protocol"] = (["Generators", "Core", "Model", "Clearing"], []),
        ["Scenarios"] = (["Generators", "Core", "Model"], ["CsvHelper", "YamlDotNet"]),
        ["Results"] = (["Generators", "Core", "Model", "Clearing", "Protocol", "Scenarios"], ["Parquet.Net"]),
        ["Runs"] = (["Core", "Model", "Clearing", "Protocol", "Scenarios", "Results"], []),
        ["Studies"] = (["Core", "Model", "Clearing", "Protocol", "Scenarios", "Results", "Runs"], []),
        ["Grains"] = (["Core", "Model", "Clearing", "Protocol", "Scenarios", "Results", "Runs"], ["Microsoft.Orleans.*"]),
        ["Silo"] = (
            ["Core", "Model", "Clearing", "Protocol", "Scenarios", "Results", "Runs", "Grains"],
            ["Microsoft.Orleans.*", "StackExchange.Redis", "OpenTelemetry.*"]),
        ["Viewer"] = (
            ["Core", "Model", "Protocol", "Scenarios", "Results", "Runs", "Studies"], ["Microsoft.AspNetCore.OpenApi"]),
        ["Client"] = (
            [
                "Core", "Model", "Clearing", "Opf", "Protocol", "Scenarios", "Results", "Runs", "Studies", "FaultSimulation", "Grains",
                "Silo", "Viewer",
            ],
            ["Spectre.Console", "System.CommandLine"]),
    };

    /// <summary>The only projects that may name Orleans or Redis.</summary>
    private static readonly string[] ClusterProjects = ["Grains", "Silo", "Cluster.Tests", "AppHost"];

    public static TheoryData<string> Products => [.. ProjectFile.All.Where(project => project.IsProduct).Select(project => project.Name)];

    [Theory]
    [MemberData(nameof(Products))]
    public void A_project_names_only_what_it_may_see(string name)
    {
        ProjectFile project = ProjectFile.All.Single(candidate => candidate.Name == name);
        Assert.True(Allowed.TryGetValue(Short(name), out var allowed), $"{name} is new: state in this test what it may see");

        Violations.AssertNone(project.References.Select(Short).Except(allowed.Projects), $"{name} may not reference");
        Violations.AssertNone(
            project.Packages.Where(package => !allowed.Packages.Any(pattern => Fits(package, pattern))),
            $"{name} may not use");
    }

    [Theory]
    [MemberData(nameof(Products))]
    public void The_compiled_assembly_sees_no_more_than_its_project_says(string name)
    {
        string file = Path.Combine(AppContext.BaseDirectory, (Short(name) == "Client" ? "twin" : name) + ".dll");
        Assert.True(File.Exists(file), $"{file} was not built");
        using var assembly = new PEReader(File.OpenRead(file));
        MetadataReader metadata = assembly.GetMetadataReader();
        IEnumerable<string> seen = metadata.AssemblyReferences
            .Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))
            .Where(reference => reference.StartsWith("DigitalTwin.", StringComparison.Ordinal));

        Violations.AssertNone(seen.Select(Short).Except(Allowed[Short(name)].Projects), $"{name} was compiled against");
    }

    [Fact]
    public void Orleans_and_Redis_stay_in_the_cluster_projects()
    {
        var strays = from project in ProjectFile.All
                     where !ClusterProjects.Contains(Short(project.Name))
                     from package in project.Packages
                     where package.Contains("Orleans", StringComparison.Ordinal) || package.Contains("Redis", StringComparison.Ordinal)
                     select $"{project}: {package}";
        Violations.AssertNone(strays, $"Only {string.Join(", ", ClusterProjects)} may use Orleans or Redis");
    }

    [Fact]
    public void Tests_and_their_shared_library_are_seen_by_no_product()
    {
        var upward = from project in ProjectFile.All
                     where project.IsProduct
                     from reference in project.References
                     where reference.Contains("Test", StringComparison.Ordinal)
                     select $"{project} -> {reference}";
        Violations.AssertNone(upward, "A product may not see tests");
    }

    private static string Short(string project) => project.Replace("DigitalTwin.", "", StringComparison.Ordinal);

    private static bool Fits(string package, string pattern) =>
        pattern.EndsWith('*') ? package.StartsWith(pattern[..^1], StringComparison.Ordinal) : package == pattern;
}
