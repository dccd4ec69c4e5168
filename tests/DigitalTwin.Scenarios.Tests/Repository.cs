namespace DigitalTwin.Scenarios.Tests;

/// <summary>Where the sources lie.</summary>
internal static class Repository
{
    /// <summary>The folder with the solution, above the test program.</summary>
    public static string Root { get; } = Above(AppContext.BaseDirectory);

    private static string Above(string folder)
    {
        for (DirectoryInfo? at = new(folder); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "DigitalTwin.sln")))
                return at.FullName;
        }

        throw new InvalidOperationException("The tests run below the folder of the solution.");
    }
}
