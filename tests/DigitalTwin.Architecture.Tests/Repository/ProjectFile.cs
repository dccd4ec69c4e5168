using System.Xml.Linq;

namespace DigitalTwin.Architecture.Tests.Repository;

/// <summary>What a project file states.</summary>
internal sealed record ProjectFile(string Name, string Path, string[] References, string[] Packages, bool IsPure)
{
    /// <summary>Every project of the repository.</summary>
    public static IReadOnlyList<ProjectFile> All { get; } =
    [
        .. RepositoryFiles.All
            .Where(file => file.EndsWith(".csproj", StringComparison.Ordinal))
            .Select(Read),
    ];

    public bool IsTest => Name.EndsWith(".Tests", StringComparison.Ordinal);

    public bool IsProduct => Path.StartsWith("src/", StringComparison.Ordinal);

    /// <summary>The <c>using</c> lines that the file of a project, or that of all projects, states for every source.</summary>
    public static IEnumerable<string> StatedUsings(string project) =>
        from file in new[] { "Directory.Build.props", All.First(file => file.Name == project).Path }
        from element in XElement.Parse(RepositoryFiles.Read(file)).Descendants("Using")
        let name = (string)element.Attribute("Include")!
        where !$"{name}.".StartsWith($"{project}.", StringComparison.Ordinal)
        select element.Attribute("Alias") is { } alias ? $"using {alias.Value} = {name};" : $"using {name};";

    public override string ToString() => Name;

    private static ProjectFile Read(string path)
    {
        XElement project = XElement.Parse(RepositoryFiles.Read(path));
        return new ProjectFile(
            System.IO.Path.GetFileNameWithoutExtension(path),
            path,
            [.. Included(project, "ProjectReference").Select(name => System.IO.Path.GetFileNameWithoutExtension(name.Replace('\\', '/')))],
            [.. Included(project, "PackageReference")],
            IsSet(project, "PureProject"));
    }

    private static IEnumerable<string> Included(XElement project, string item) =>
        project.Descendants(item).Select(element => (string?)element.Attribute("Include")).OfType<string>();

    private static bool IsSet(XElement project, string property) =>
        project.Descendants(property).Any(element => string.Equals(element.Value.Trim(), "true", StringComparison.OrdinalIgnoreCase));
}
