namespace DigitalTwin.Testing;

/// <summary>The repository that the tests were built from.</summary>
public static class RepositoryFolder
{
    /// <summary>Folder of the solution.</summary>
    public static string Root { get; } = Find();

    /// <summary>Folder of a scenario of the library.</summary>
    public static string Scenario(string name) => Path.Combine(Root, "scenarios", name);

    private static string Find()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "DigitalTwin.sln")))
            folder = Path.GetDirectoryName(folder);
        return folder ?? throw new InvalidOperationException($"No DigitalTwin.sln above {AppContext.BaseDirectory}");
    }
}
