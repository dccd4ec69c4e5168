using System.CommandLine;
using DigitalTwin.Client.Commands;

namespace DigitalTwin.Architecture.Tests;

/// <summary>Documentation that cannot rot: links lead somewhere, and every command shown is one that the program takes.</summary>
public sealed class DocumentationTests
{
    /// <summary>What the entry takes itself, before the program sees it.</summary>
    private static readonly string[] OfTheEntry = ["test"];

    private static IEnumerable<string> Pages => RepositoryFiles.All.Where(file => file.EndsWith(".md", StringComparison.Ordinal));

    [Fact]
    public void Links_lead_to_files() =>
        Violations.AssertNone(
            from page in Pages
            from Match link in Regex.Matches(Prose(page), @"\]\((?<target>[^)#\s]+)(#[^)\s]*)?\)")
            let target = link.Groups["target"].Value
            where !target.Contains("://", StringComparison.Ordinal)
            let path = Path.GetFullPath(Path.Combine(RepositoryFiles.Root, Path.GetDirectoryName(page)!, target))
            where !File.Exists(path) && !Directory.Exists(path)
            select $"{page}: {target}",
            "Links lead nowhere:");

    [Fact]
    public void Source_files_named_in_the_documentation_exist() =>
        Violations.AssertNone(
            from page in Pages
            where page != "CHANGELOG.md"
            from Match named in Regex.Matches(RepositoryFiles.Read(page), @"`(?<path>[\w./-]+/[\w.]+\.cs)`")
            let path = named.Groups["path"].Value
            where !RepositoryFiles.All.Any(file => file == path || file.EndsWith('/' + path, StringComparison.Ordinal)
                || file.EndsWith('.' + path, StringComparison.Ordinal))
            select $"{page}: {path}",
            "No such file:");

    [Fact]
    public void Every_page_of_the_documentation_is_in_an_index()
    {
        HashSet<string> linked = [
            .. from index in Pages
               where index.StartsWith("docs/", StringComparison.Ordinal) && Path.GetFileName(index) == "README.md"
               from Match link in Regex.Matches(Prose(index), @"\]\((?<target>[^)#\s]+)")
               select Path.GetFullPath(Path.Combine(RepositoryFiles.Root, Path.GetDirectoryName(index)!, link.Groups["target"].Value))];
        Violations.AssertNone(
            Pages.Where(page => page.StartsWith("docs/", StringComparison.Ordinal) && page != "docs/README.md"
                && !linked.Contains(Path.GetFullPath(Path.Combine(RepositoryFiles.Root, page)))),
            "In no README.md under docs/:");
    }

    [Fact]
    public void Commands_in_code_blocks_are_commands_of_the_program() =>
        Violations.AssertNone(
            from page in Pages
            from command in CommandsOf(page)
            let words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            where words.Length > 0 && !OfTheEntry.Contains(words[0])
            let errors = CommandTree.Create().Parse(words).Errors
            where errors.Count > 0
            select $"{page}: twin {command}: {errors[0].Message}",
            "The program does not take:");

    [Fact]
    public void The_readme_shows_the_two_commands() =>
        Assert.Superset(new HashSet<string> { "up", "test" }, CommandsOf("README.md").Select(command => command.Split(' ')[0]).ToHashSet());

    [Fact]
    public void The_readme_names_every_project_of_the_product()
    {
        string readme = RepositoryFiles.Read("README.md");
        Violations.AssertNone(
            ProjectFile.All.Where(project => project.IsProduct).Select(project => project.Name)
                .Where(name => !readme.Contains(name, StringComparison.Ordinal)),
            "The layout table of README.md lacks");
    }

    /// <summary>Arguments of every line `./twin ...` in a block marked sh, comments left out.</summary>
    private static IEnumerable<string> CommandsOf(string page) =>
        from Match block in Regex.Matches(
            RepositoryFiles.Read(page), "^```sh\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)
        from line in block.Groups["text"].Value.Split('\n')
        let command = Regex.Match(line, @"^\s*\./twin(?<rest> [^#|>&]*)?")
        where command.Success
        select command.Groups["rest"].Value.Trim();

    /// <summary>A page without its code blocks, where brackets mean other things.</summary>
    private static string Prose(string page) =>
        Regex.Replace(RepositoryFiles.Read(page), "^```.*?^```", "", RegexOptions.Multiline | RegexOptions.Singleline);
}
