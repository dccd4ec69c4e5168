using DigitalTwin.Testing;

namespace DigitalTwin.Architecture.Tests.Repository;

/// <summary>The files of the repository, as a person would list them: what tools write is left out.</summary>
internal static class RepositoryFiles
{
    private static readonly string[] WrittenByTools =
        [".git", ".vs", ".idea", "artifacts", "bin", "obj", "generated", "node_modules", "runs", "TestResults"];

    private static readonly Lazy<string[]> Everything = new(() => [.. Walk(Root).Order(StringComparer.Ordinal)]);

    /// <summary>Folder of the solution.</summary>
    public static string Root => RepositoryFolder.Root;

    /// <summary>Every file, relative to the root, with forward slashes.</summary>
    public static IEnumerable<string> All => Everything.Value;

    /// <summary>C# sources under a folder.</summary>
    public static IEnumerable<string> Sources(string folder) =>
        All.Where(file => file.StartsWith(folder + "/", StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal));

    /// <summary>Files that people write by hand, prose and tables of data left out.</summary>
    public static IEnumerable<string> Code =>
        All.Where(file => Regex.IsMatch(file, @"(\.(cs|csproj|props|targets|proj|sh|cmd|ts|css)|^twin|^\.ci/run)$"));

    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    public static string[] Lines(string file) => File.ReadAllLines(Path.Combine(Root, file));

    private static IEnumerable<string> Walk(string folder)
    {
        foreach (string file in Directory.EnumerateFiles(folder))
            yield return Path.GetRelativePath(Root, file).Replace('\\', '/');
        foreach (string sub in Directory.EnumerateDirectories(folder))
        {
            if (WrittenByTools.Contains(Path.GetFileName(sub)))
                continue;
            foreach (string file in Walk(sub))
                yield return file;
        }
    }
}
