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
