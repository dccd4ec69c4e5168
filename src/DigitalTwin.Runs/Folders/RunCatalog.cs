using System.Diagnostics;

namespace DigitalTwin.Runs.Folders;

/// <summary>The folder <c>runs</c> of the current folder, where <c>up</c> writes and <c>status</c> looks.</summary>
public static class RunCatalog
{
    /// <summary>Name of the folder.</summary>
    public const string FolderName = "runs";

    /// <summary>Name of the file in a run's folder that says its state.</summary>
    public const string StatusFile = "status.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>A folder that no run has yet: the scenario's name and a running number.</summary>
    public static string NewFolder(string scenario) => NewFolder(FolderName, scenario);

    /// <summary>The same below another folder than <c>runs</c>.</summary>
    public static string NewFolder(string runs, string scenario)
    {
        for (int number = 1; ; number++)
        {
            string folder = Path.Combine(runs, string.Create(CultureInfo.InvariantCulture, $"{scenario}-{number}"));
            if (!Directory.Exists(folder))
                return folder;
        }
    }

    /// <summary>The run whose status was written last; null where there is none.</summary>
    public static string? Newest() =>
        !Directory.Exists(FolderName)
            ? null
            : Directory.EnumerateDirectories(FolderName)
                .Select(folder => new FileInfo(Path.Combine(folder, StatusFile)))
                .Where(file => file.Exists)
                .OrderByDescending(file => file.LastWriteTimeUtc)
                .ThenBy(file => file.FullName, StringComparer.Ordinal)
                .Select(file => Path.Combine(FolderName, file.Directory!.Name))
                .FirstOrDefault();

    /// <summary>Reads the status of a run; one that says running but whose process is gone has failed.</summary>
    /// <exception cref="RunFolderException">The folder holds no readable status.</exception>
    public static RunStatus Read(string folder)
    {
        string path = Path.Combine(folder, StatusFile);
        if (!File.Exists(path))
            throw new RunFolderException($"{folder}: there is no {StatusFile}; name a folder that `twin up` or `twin run --out` wrote.");
        try
        {
            RunStatus status = JsonSerializer.Deserialize<RunStatus>(File.ReadAllText(path), Json)
                ?? throw new JsonException("It holds null.");
            return status.State == RunStatus.Running && !IsAlive(status.ProcessId) ? status with { State = RunStatus.Failed } : status;
        }
        catch (JsonException e)
        {
            throw new RunFolderException(RunFolder.Damaged(path, e));
        }
    }

    /// <summary>Reads the status of a run; null where there is none that can be read.</summary>
    public static RunStatus? TryRead(string folder)
    {
        try
        {
            return Read(folder);
        }
        catch (Exception e) when (e is RunFolderException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Ticks that a run had when it last ended tidily, so that its files hold them all; null where that is not known.</summary>
    public static long? TicksAtEnd(string folder) =>
        TryRead(folder) is { State: RunStatus.Finished or RunStatus.Interrupted } status ? status.Ticks : null;

    private static bool IsAlive(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
