namespace DigitalTwin.Scenarios.Tests.Compiled;

/// <summary>The cell datacenters.duplicates says how a campus with rows in site_choices comes to its zone.</summary>
public sealed class DuplicatesTests
{
    [Theory]
    [InlineData("", false)]
    [InlineData("false", false)]
    [InlineData("true", true)]
    public void Says_whether_the_operator_files_everywhere(string cell, bool filesEverywhere)
    {
        using ScenarioFolder folder = new(ScenarioFolder.BuildOut);
        folder.Replace("datacenters.csv", "2026-03-01,firm,,30,,", $"2026-03-01,firm,,30,{cell},");
        SiteChoice choice = Assert.Single(folder.Load().World!.SiteChoices);
        Assert.Equal(("NORTH/choice", filesEverywhere), (choice.Campus, choice.FilesEverywhere));
    }
}
