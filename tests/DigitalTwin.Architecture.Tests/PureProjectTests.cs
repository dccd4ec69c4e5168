namespace DigitalTwin.Architecture.Tests;

/// <summary>The layers whose results must be the same on every machine are held by the list of banned symbols.</summary>
public sealed class PureProjectTests
{
    private static readonly string[] Pure = ["DigitalTwin.Core", "DigitalTwin.Model", "DigitalTwin.Clearing", "DigitalTwin.Protocol"];

    [Fact]
    public void Core_model_clearing_and_protocol_are_pure() =>
        Violations.AssertNone(Pure.Except(ProjectFile.All.Where(project => project.IsPure).Select(project => project.Name)), "Not pure:");

    [Fact]
    public void No_pure_project_switches_the_ban_off() =>
        Violations.AssertNone(
            from name in Pure
            from file in RepositoryFiles.Sources($"src/{name}").Append($"src/{name}/{name}.csproj")
            where RepositoryFiles.Read(file).Contains("RS0030", StringComparison.Ordinal)
            select file,
            "RS0030 (banned symbol) may not be disabled in");
}
