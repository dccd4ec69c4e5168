namespace DigitalTwin.Runs.Events;

/// <summary>The text form of events: a JSON object, or a list of them. Format: docs/reference/events.md.</summary>
public static class EventFile
{
    /// <summary>Largest file, bytes.</summary>
    public const long MostBytes = 4 << 20;

    /// <summary>Most events in a file.</summary>
    public const int MostEvents = 10_000;

    /// <summary>Reads a file; what cannot be read becomes findings.</summary>
    /// <param name="path">The file.</param>
    /// <param name="findings">Receives what is wrong.</param>
    public static IReadOnlyList<EventDraft> Read(string path, List<Finding> findings)
    {
        string name = path.Replace('\\', '/');
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists)
                findings.Add(Fault("missing-file", name, 0, "There is no such file.", "Check the path."));
            else if (file.Length > MostBytes)
                findings.Add(Fault("too-large", name, 0, $"The file has {file.Length} bytes.", $"Split it: at most {MostBytes} bytes."));
            else
                return Parse(name, File.ReadAllText(path), findings);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            findings.Add(Fault("unreadable-file", name, 0, e.Message, "Check that it is a file that you may read."));
        }

        return [];
    }

    /// <summary>Reads a text.</summary>
    /// <param name="name">Name of the file, for findings.</param>
    /// <param name="findings">Receives what is wrong.</param>
    public static IReadOnlyList<EventDraft> Parse(string name, string text, List<Finding> findings)
    {
        JsonTree? tree = JsonTreeReader.Read(name, Encoding.UTF8.GetBytes(text), findings);
        if (tree is null)
            return [];
        List<JsonTree> events = tree.Kind == JsonValueKind.Array ? tree.Items : [tree];
        if (events.Count == 0)
            findings.Add(Fault("no-event", name, tree.Line, "The list is empty.", "Write at least one event {...}."));
        if (events.Count > MostEvents)
            findings.Add(Fault("too-many", name, 0, $"There are {events.Count} events.", $"Split the file: at most {MostEvents}."));
        foreach (JsonTree stray in events.Where(item => item.Kind != JsonValueKind.Object))
            findings.Add(Fault("no-event", name, stray.Line, "This is not an event.", "Write an object {...} with id, kind and target."));
        return [.. events.Where(item => item.Kind == JsonValueKind.Object).Take(MostEvents).Select(item => new EventDraft(name, item))];
    }

    /// <summary>The text of drafts, as <see cref="Parse"/> reads it.</summary>
    public static string Write(IEnumerable<EventDraft> drafts)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, new JsonWriterOptions { Indented = true }))
        {
            writer.WriteStartArray();
            foreach (EventDraft draft in drafts)
                draft.Tree.WriteTo(writer);
            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static Finding Fault(string rule, string file, int line, string problem, string fix) =>
        new(Severity.Error, rule, file, line, "", problem, fix);
}
