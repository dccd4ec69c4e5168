namespace DigitalTwin.Viewer.Tests.Page;

/// <summary>Whose work the page holds is told, with the licence.</summary>
public sealed class LicenceTests
{
    [Fact]
    public void Every_package_of_the_page_is_listed_with_its_version_and_licence()
    {
        string sources = File.ReadAllText(Path.Combine(RepositoryFolder.Root, "SOURCES.md"));
        using JsonDocument locked = JsonDocument.Parse(
            File.ReadAllText(Path.Combine(RepositoryFolder.Root, "src", "DigitalTwin.Viewer", "page", "package-lock.json")));
        JsonProperty[] packages =
        [
            .. locked.RootElement.GetProperty("packages").EnumerateObject()
                .Where(package => package.Name.Length > 0 && !package.Value.TryGetProperty("dev", out _)),
        ];
        Assert.NotEmpty(packages);
        Assert.All(packages, package =>
        {
            string name = package.Name.Split("node_modules/")[^1];
            string line = sources.Split('\n').Single(row => row.Contains($"{name} {package.Value.GetProperty("version").GetString()}"));
            Assert.Contains(package.Value.GetProperty("license").GetString()!, line);
        });
    }
}
