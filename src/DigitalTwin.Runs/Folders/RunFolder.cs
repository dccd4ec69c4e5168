using DigitalTwin.Runs.Storage;

namespace DigitalTwin.Runs.Folders;

/// <summary>The files of a run: what each is called, and how the two JSON files are read and written.</summary>
public static class RunFolder
{
    /// <summary>The manifest: what is needed to run again.</summary>
    public const string ManifestFile = "manifest.json";

    /// <summary>The summary, as <c>--json</c> prints it.</summary>
    public const string SummaryFile = "summary.json";

    private const string StoreFolder = "store";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>The folder of a run's root, log and checkpoints.</summary>
    public static string StoreOf(string folder) => Path.Combine(folder, StoreFolder);

    /// <summary>Whether a folder holds a run that can be gone on with.</summary>
    public static bool HoldsRun(string folder) => File.Exists(Path.Combine(folder, ManifestFile));

    /// <summary>The refusal of a folder that was to receive a new run: what it holds would be neither gone on with nor kept.</summary>
    public static string InUse(string folder) => $"{folder}: it holds a run; go on with it by --resume {folder}, or name another folder.";

    /// <summary>The JSON text of a summary or a manifest.</summary>
    public static string ToJson<T>(T value) => JsonSerializer.Serialize(value, Json);

    /// <summary>Writes a JSON file at once: a reader sees the old one or the new one.</summary>
    public static void WriteJson<T>(string folder, string file, T value)
    {
        string path = Path.Combine(folder, file);
        string draft = path + ".tmp";
        File.WriteAllText(draft, ToJson(value) + "\n");
        File.Move(draft, path, overwrite: true);
    }

    /// <summary>Reads the manifest of a run.</summary>
    /// <exception cref="RunFolderException">The folder holds no run that this build can read.</exception>
    public static RunManifest ReadManifest(string folder) => Read<RunManifest>(folder, ManifestFile);

    /// <summary>Reads the manifest of a run; null where the folder holds none that this build can read.</summary>
    public static RunManifest? TryReadManifest(string folder)
    {
        try
        {
            return ReadManifest(folder);
        }
        catch (Exception e) when (e is RunFolderException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Reads the summary of a run that was written at its end.</summary>
    /// <exception cref="RunFolderException">The folder holds no summary that this build can read.</exception>
    public static RunSummary ReadSummary(string folder) => Read<RunSummary>(folder, SummaryFile);

    /// <summary>Opens the store that keeps a run in its folder.</summary>
    public static FileStore OpenStore(string folder, ulong run) =>
        new(StoreOf(folder), run, [.. RunFiles.All.Select(file => "../" + file)]);

    /// <summary>Makes the folder of a run that has not begun.</summary>
    /// <param name="options">What was asked.</param>
    public static void Begin(string folder, WorldSpec world, RunOptions options)
    {
        Directory.CreateDirectory(folder);
        WriteManifest(folder, ManifestOf(world, options));
    }

    /// <summary>The manifest of a run that begins.</summary>
    public static RunManifest ManifestOf(WorldSpec world, RunOptions options) =>
        new(options.Scenario, world.Digest, options.Seed, world.Calendar.StartUtc, BuildDigest.Current, options.Ticks)
        {
            Inputs = options.Inputs,
        };

    /// <summary>Writes the manifest durably: without it nothing that the store keeps is of use.</summary>
    internal static void WriteManifest(string folder, RunManifest manifest)
    {
        const string Draft = ManifestFile + ".tmp";
        var files = new DiskFileSystem(folder);
        files.Write(Draft, System.Text.Encoding.UTF8.GetBytes(ToJson(manifest) + "\n"));
        files.SyncFile(Draft);
        files.Rename(Draft, ManifestFile);
        files.SyncFolder("");
    }

    /// <summary>Says of one of a run's JSON files that it cannot be read, where, and what to do.</summary>
    internal static string Damaged(string path, JsonException e)
    {
        string where = e.LineNumber is long line ? $":{line + 1}" : "";
        string what = e.Message.ReplaceLineEndings(" ");
        return $"{path}{where}: the file is damaged or not complete: {what} Put a copy of it in its place, or run again with --out.";
    }

    private static T Read<T>(string folder, string file)
    {
        string path = Path.Combine(folder, file);
        if (!File.Exists(path))
            throw new RunFolderException($"{folder}: there is no {file}; name the folder that `twin run --out` wrote.");
        try
        {
            return JsonSerializer.Deserialize<T>(File.ReadAllText(path), Json)
                ?? throw new JsonException("It holds null.");
        }
        catch (JsonException e)
        {
            throw new RunFolderException(Damaged(path, e));
        }
    }
}
