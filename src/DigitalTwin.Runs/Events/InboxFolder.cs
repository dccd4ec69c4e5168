namespace DigitalTwin.Runs.Events;

/// <summary>
/// The inbox of a run: a folder in which requests lie until the process of the run has answered them. A request is written at once and
/// goes when its answer is there, so that a crash at any instant leaves either the request or the answer; asking again is harmless,
/// because events are distinguished by their identifiers.
/// </summary>
public static class InboxFolder
{
    /// <summary>Name of the folder inside the run's.</summary>
    public const string Name = "inbox";

    private const string Request = ".request.json";
    private const string Answer = ".answer.json";
    private const string Refused = ".refused.json";

    /// <summary>Longest request: the longest text, every character of it escaped.</summary>
    private const long MostBytes = 8 * EventFile.MostBytes;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Puts a request into a run's inbox.</summary>
    /// <returns>The file that holds it.</returns>
    public static string Post(string runFolder, EventRequest request)
    {
        string inbox = Path.Combine(runFolder, Name);
        Directory.CreateDirectory(inbox);
        string path = Path.Combine(inbox, Guid.NewGuid().ToString("N") + Request);
        Write(path, request);
        return path;
    }

    /// <summary>Takes the answer to a request away; null while there is none.</summary>
    public static EventResponse? TryTakeAnswer(string request)
    {
        string path = AnswerTo(request);
        if (!File.Exists(path))
            return null;
        EventResponse? answer = JsonSerializer.Deserialize<EventResponse>(File.ReadAllText(path), Json);
        File.Delete(request); // where the run ended between answering and tidying up
        File.Delete(path);
        return answer;
    }

    /// <summary>Takes a request back whose answer nobody waits for any more.</summary>
    public static void TakeBack(string request)
    {
        File.Delete(request);
        File.Delete(AnswerTo(request));
    }

    /// <summary>Requests that wait for an answer, the oldest first.</summary>
    internal static IReadOnlyList<string> Waiting(string runFolder)
    {
        var inbox = new DirectoryInfo(Path.Combine(runFolder, Name));
        if (!inbox.Exists)
            return [];
        return
        [
            .. inbox.EnumerateFiles("*" + Request)
                .OrderBy(file => file.LastWriteTimeUtc)
                .ThenBy(file => file.Name, StringComparer.Ordinal)
                .Select(file => file.FullName),
        ];
    }

    /// <summary>Reads a request; null where it was taken back.</summary>
    /// <exception cref="JsonException">It is no request.</exception>
    internal static EventRequest? Read(string request)
    {
        try
        {
            // A pipe or a device has no length and could hold the run up for ever: it is not opened.
            if (new FileInfo(request).Length is 0 or > MostBytes)
                throw new JsonException($"it is empty, or longer than {MostBytes} bytes.");
            return JsonSerializer.Deserialize<EventRequest>(File.ReadAllText(request), Json) is { Name: not null, Text: not null } read
                ? read
                : throw new JsonException("name and text are missing.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Answers a request, unless it was taken back meanwhile: nobody would take the answer away.</summary>
    internal static void Respond(string request, EventResponse response)
    {
        if (!File.Exists(request))
            return;
        string answer = AnswerTo(request);
        Write(answer, response);
        if (!File.Exists(request)) // taken back, or the answer has been read already
            File.Delete(answer);
        File.Delete(request);
    }

    /// <summary>Answers a file that is no request, and keeps it under a name that nobody looks for.</summary>
    internal static void SetAside(string request, EventResponse response)
    {
        Write(AnswerTo(request), response);
        File.Move(request, request[..^Request.Length] + Refused, overwrite: true);
    }

    private static string AnswerTo(string request) => request[..^Request.Length] + Answer;

    private static void Write<T>(string path, T value)
    {
        string draft = path + ".tmp";
        File.WriteAllText(draft, JsonSerializer.Serialize(value, Json));
        File.Move(draft, path, overwrite: true);
    }
}
