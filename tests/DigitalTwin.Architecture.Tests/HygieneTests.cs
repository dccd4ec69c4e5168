using System.Xml.Linq;

namespace DigitalTwin.Architecture.Tests;

/// <summary>The repository builds anywhere: it knows no machine, no mirror and no person's folders.</summary>
public sealed class HygieneTests
{
    /// <summary>Absolute paths of machines, and hosts of package registries. Written so that this file does not match itself.</summary>
    private static readonly Regex Foreign = new(
        @"(?<![\w.:/~*$}>)])/(work|root|home|Users|opt|tmp)/\w"
        + @"|[A-Z]:\\{1,2}Users\\"
        + @"|(registry\.npm|api\.nuget|deb\.debian|pypi)\.\w",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        TimeSpan.FromSeconds(10));

    private static readonly string[] Texts =
    [
        "", ".cs", ".csproj", ".props", ".targets", ".proj", ".sh", ".cmd", ".md", ".yaml", ".yml", ".json", ".txt", ".sln", ".ts", ".html",
    ];

    [Fact]
    public void No_path_of_a_machine_and_no_registry_host_is_written_down() =>
        Violations.AssertNone(
            from file in RepositoryFiles.All
            where Texts.Contains(Path.GetExtension(file))
            from line in RepositoryFiles.Lines(file).Select((text, index) => (text, number: index + 1))
            where Foreign.IsMatch(line.text)
            select $"{file}:{line.number}: {line.text.Trim()}",
            "The repository may not name");

    [Fact]
    public void A_package_configuration_leaves_the_sources_to_the_machine() =>
        Violations.AssertNone(
            from file in RepositoryFiles.All
            where Path.GetFileName(file).Equals("nuget.config", StringComparison.OrdinalIgnoreCase)
            where XElement.Parse(RepositoryFiles.Read(file)).Elements().Any()
            select file,
            "Package sources are the machine's to configure:");

    [Fact]
    public void Nothing_large_is_kept() =>
        Violations.AssertNone(
            from file in RepositoryFiles.All
            let size = new FileInfo(Path.Combine(RepositoryFiles.Root, file)).Length
            where size > 20_000_000
            select $"{file}: {size / 1e6:F0} MB",
            "At most 20 MB a file:");

    [Fact]
    public void Text_ends_lines_one_way() =>
        Violations.AssertNone(
            from file in RepositoryFiles.Code
            where !file.EndsWith(".cmd", StringComparison.Ordinal) && RepositoryFiles.Read(file).Contains('\r')
            select file,
            "Line feeds only:");
}
