using System.Globalization;
using DigitalTwin.Engine.Outputs;

namespace DigitalTwin.Client.Runs;

/// <summary>The hashes that a run recorded, tick by tick.</summary>
internal static class TickHashes
{
    /// <summary>Reads them; a last line that a crash cut short is left out.</summary>
    /// <exception cref="RunFolderException">The file is missing or is not a list of hashes from tick 0 on.</exception>
    public static string[] Read(string folder)
    {
        string path = Path.Combine(folder, RunFolder.HashesFile);
        if (!File.Exists(path))
            throw new RunFolderException(
                $"{folder}: there is no {RunFolder.HashesFile}; name a folder that `twin up` or `twin run --out` wrote.");

        string text = File.ReadAllText(path);
        string[] lines = text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var hashes = new string[Math.Max(0, lines.Length - 1)];
        for (int tick = 0; tick < hashes.Length; tick++)
        {
            if (lines[tick + 1].Split(',') is not [var number, { Length: > 0 } hash]
                || number != tick.ToString(CultureInfo.InvariantCulture))
                throw new RunFolderException($"{path}:{tick + 2}: expected tick {tick} and its hash, found {lines[tick + 1]}; run again.");
            hashes[tick] = hash;
        }

        return hashes;
    }
}
