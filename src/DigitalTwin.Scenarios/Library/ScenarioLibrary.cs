using DigitalTwin.Scenarios.Reading;

namespace DigitalTwin.Scenarios.Library;

/// <summary>The scenarios that can be called by name: the folders with a scenario.yaml directly under one or more library
/// folders.</summary>
public sealed class ScenarioLibrary
{
    /// <summary>Name of the folder that discovery looks for.</summary>
    public const string FolderName = "scenarios";

    /// <summary>A library of given folders; where two hold a name, the earlier folder's counts.</summary>
    /// <param name="roots">Folders whose folders are scenarios. Folders that do not exist are passed over.</param>
    public ScenarioLibrary(params IReadOnlyList<string> roots)
    {
        Roots = [.. roots.Where(Directory.Exists).Select(Path.GetFullPath)];
    }

    /// <summary>The library folders, full paths.</summary>
    public IReadOnlyList<string> Roots { get; }

    /// <summary>
    /// The library that belongs to the current folder and the executable: the nearest folder named <c>scenarios</c> in each of the
    /// two or above it.
    /// </summary>
    public static ScenarioLibrary Discover()
    {
        string?[] found = [Above(Directory.GetCurrentDirectory()), Above(AppContext.BaseDirectory)];
        return new ScenarioLibrary([.. found.OfType<string>().Distinct(StringComparer.Ordinal)]);
    }

    /// <summary>The library that came with the program, wherever it is called from.</summary>
    public static ScenarioLibrary OfProgram() => new([.. new[] { Above(AppContext.BaseDirectory) }.OfType<string>()]);

    /// <summary>Folder of a scenario by name, or null.</summary>
    public string? Find(string name)
    {
        if (name.Length == 0 || name.AsSpan().IndexOfAny('/', '\\') >= 0 || name is "." or "..")
            return null;
        return Roots.Select(root => Path.Combine(root, name)).FirstOrDefault(IsScenario);
    }

    /// <summary>Names of all scenarios, sorted.</summary>
    public IReadOnlyList<string> List()
    {
        SortedSet<string> names = new(StringComparer.Ordinal);
        foreach (string root in Roots)
            names.UnionWith(Directory.EnumerateDirectories(root).Where(IsScenario).Select(d => Path.GetFileName(d)));
        return [.. names];
    }

    internal static bool IsScenario(string folder) => File.Exists(Path.Combine(folder, HeadReader.FileName));

    private static string? Above(string folder)
    {
        for (DirectoryInfo? at = new(folder); at is not null; at = at.Parent)
        {
            string candidate = Path.Combine(at.FullName, FolderName);
            if (Directory.Exists(candidate) && Directory.EnumerateDirectories(candidate).Any(IsScenario))
                return candidate;
        }

        return null;
    }
}
