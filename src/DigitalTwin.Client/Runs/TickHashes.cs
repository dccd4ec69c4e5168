namespace DigitalTwin.Client.Runs;

/// <summary>The hashes that a run recorded, tick by tick.</summary>
internal static class TickHashes
{
    private const string Fix = "Put a copy of it in its place, or write all files anew from the log";

    /// <summary>Reads them: those of the file, then those that the log alone has because the run was killed or still goes on.</summary>
    /// <param name="folder">Folder of the run.</param>
    /// <param name="history">Its log; null where an older build kept none.</param>
    /// <param name="notice">Receives messages for the user.</param>
    /// <exception cref="RunFolderException">The file is missing, was cut, or is not a list of hashes from tick 0 on.</exception>
    public static string[] Read(string folder, RunHistory? history, Action<string> notice)
    {
        string path = Path.Combine(folder, RunFiles.Hashes);
        int logged = history?.Hashes.Count ?? 0;
        string fix = $"{Fix}: `twin fork {folder} --at {logged} --out OTHER`.";
        if (!File.Exists(path))
            throw new RunFolderException($"{path}: the file is missing. {fix}");
        string[] hashes = Read(path, fix);
        long least = RunCatalog.TicksAtEnd(folder) ?? 0;
        if (hashes.Length < least)
            throw new RunFolderException($"{path}: it holds {hashes.Length} of the {least} ticks that the run had: it was cut. {fix}");
        if (hashes.Length == 0 && logged == 0)
            throw new RunFolderException($"{folder}: the run has no ticks to replay; let it go on with `twin run --resume {folder}`.");
        if (history is not null && logged < hashes.Length)
            throw new RunFolderException(
                $"{RunFolder.StoreOf(folder)}: the log holds {logged} ticks, {path} {hashes.Length}: the log was cut. "
                + "Put a copy of it in its place, or run again with --out.");
        foreach (string said in history?.Notices ?? [])
            notice(said);
        if (history is null || logged == hashes.Length)
            return hashes;
        notice(
            $"{path} ends with {hashes.Length} ticks, as the run was killed or still goes on; from there on the log's hashes are "
            + "compared.");
        return [.. hashes, .. history.Hashes.Skip(hashes.Length)];
    }

    /// <summary>The lines of the file; a last one that a crash cut short is left out.</summary>
    private static string[] Read(string path, string fix)
    {
        string text = File.ReadAllText(path);
        string[] lines = text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var hashes = new string[Math.Max(0, lines.Length - 1)];
        for (int tick = 0; tick < hashes.Length; tick++)
        {
            if (lines[tick + 1].Split(',') is not [var number, { Length: > 0 } hash]
                || number != tick.ToString(CultureInfo.InvariantCulture))
                throw new RunFolderException($"{path}:{tick + 2}: expected tick {tick} and its hash, found {lines[tick + 1]}. {fix}");
            hashes[tick] = hash;
        }

        return hashes;
    }
}
