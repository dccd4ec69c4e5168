using System.Collections.Concurrent;
using System.Text.Json;

namespace DigitalTwin.Studies.Adequacy;

/// <summary>
/// Draws that are done, a line of JSON each, so that an assessment that was stopped or killed goes on where it was. The first line says
/// what was assessed; a last line that is cut off does not count.
/// </summary>
public sealed class DrawFile : IDisposable
{
    private readonly ConcurrentDictionary<int, DrawOutcome> _kept = new();
    private readonly StreamWriter _writer;

    private DrawFile(string path, IEnumerable<Line> lines)
    {
        foreach (Line line in lines)
            _kept[line.Draw] = line.Outcome;
        _writer = new StreamWriter(path, append: true) { AutoFlush = true, NewLine = "\n" };
    }

    /// <summary>Draws that were there when the file was opened.</summary>
    public int Kept => _kept.Count;

    /// <summary>Opens a file, or makes it.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="subject">One line that says what is assessed: another subject has other draws.</param>
    /// <exception cref="InvalidDataException">The file is of another subject, or no file of draws.</exception>
    public static DrawFile Open(string path, string subject)
    {
        string text = File.Exists(path) ? File.ReadAllText(path) : "";
        string[] lines = text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length == 0)
            File.WriteAllText(path, subject + "\n");
        else if (lines[0] != subject)
            throw new InvalidDataException($"{path}: it holds draws of something else ({lines[0]}); name another file, or delete it.");
        else
            CutOff(path, text);
        return new DrawFile(path, lines.Skip(1).Select(Read).OfType<Line>());
    }

    /// <summary>Takes off a last line that was not written whole.</summary>
    private static void CutOff(string path, string text)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Write);
        file.SetLength(Encoding.UTF8.GetByteCount(text.AsSpan(0, text.LastIndexOf('\n') + 1)));
    }

    /// <summary>The outcome of a draw, if it is there.</summary>
    public DrawOutcome? Find(int draw) => _kept.GetValueOrDefault(draw);

    /// <summary>Adds a draw, if it is not there.</summary>
    public void Add(int draw, DrawOutcome outcome)
    {
        if (!_kept.TryAdd(draw, outcome))
            return;
        string line = JsonSerializer.Serialize(new Line(draw, outcome));
        lock (_writer)
            _writer.WriteLine(line);
    }

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();

    private static Line? Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<Line>(text);
        }
        catch (JsonException)
        {
            return null; // not of this program
        }
    }

    private sealed record Line(int Draw, DrawOutcome Outcome);
}
