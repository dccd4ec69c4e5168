namespace DigitalTwin.Testing;

/// <summary>
/// Public data sets that stand beside the project, not in it: TWIN_SHARED_DATA names their folder, or a folder <c>shared/data</c> is
/// found next
/// to one of the folders above. Tests that need them say so when they are absent.
/// </summary>
public static class SharedData
{
    /// <summary>Variable that names the folder.</summary>
    public const string Variable = "TWIN_SHARED_DATA";

    /// <summary>Full path of a file or folder of the data, or null where there is none.</summary>
    public static string? Find(string relative)
    {
        string? named = Environment.GetEnvironmentVariable(Variable);
        if (!string.IsNullOrEmpty(named))
            return Existing(Path.Combine(named, relative));
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Existing(Path.Combine(folder.FullName, "shared", "data", relative)) is { } found)
                return found;
        }

        return null;
    }

    /// <summary>What a test says when its data are absent.</summary>
    public static string Absent(string relative) =>
        $"{relative} is not here: set {Variable} to the folder of public data, or put it into a folder shared/data beside the project";

    private static string? Existing(string path) => Path.Exists(path) ? path : null;
}
