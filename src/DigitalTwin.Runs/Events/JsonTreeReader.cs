using System.Text.Unicode;

namespace DigitalTwin.Runs.Events;

/// <summary>Reads a JSON text into a tree that knows its lines.</summary>
internal ref struct JsonTreeReader
{
    private const int MostDepth = 16;
    private readonly ReadOnlySpan<byte> _text;
    private Utf8JsonReader _reader;
    private int _line = 1;
    private int _counted;

    private JsonTreeReader(ReadOnlySpan<byte> text)
    {
        _text = text;
        _reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = MostDepth });
    }

    /// <summary>Reads a text; null, and one finding, where it is no JSON.</summary>
    public static JsonTree? Read(string file, ReadOnlySpan<byte> text, List<Finding> findings)
    {
        ReadOnlySpan<byte> mark = Encoding.UTF8.Preamble;
        if (text.StartsWith(mark))
            text = text[mark.Length..];
        if (!Utf8.IsValid(text))
        {
            findings.Add(Fault(file, 0, "The text is not UTF-8.", "Save the file as UTF-8."));
            return null;
        }

        var reader = new JsonTreeReader(text);
        try
        {
            reader._reader.Read();
            JsonTree tree = reader.Value();
            reader._reader.Read(); // whatever follows is a fault
            return tree;
        }
        catch (JsonException e)
        {
            string said = e.Message.Split(" LineNumber:", 2)[0].Split(" Path:", 2)[0];
            int line = (int)(e.LineNumber ?? 0) + 1;
            findings.Add(Fault(file, line, $"No JSON from here on: {said}", "Write one event {...} or a list [{...}, {...}]."));
            return null;
        }
    }

    private static Finding Fault(string file, int line, string problem, string fix) =>
        new(Severity.Error, "bad-json", file, line, "", problem, fix);

    private JsonTree Value()
    {
        int line = Line();
        switch (_reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return Object(line);
            case JsonTokenType.StartArray:
                return Array(line);
            case JsonTokenType.String:
                return new JsonTree(JsonValueKind.String, line, Text());
            case JsonTokenType.Number:
                return new JsonTree(JsonValueKind.Number, line, Encoding.UTF8.GetString(_reader.ValueSpan));
            case JsonTokenType.True:
                return new JsonTree(JsonValueKind.True, line, "");
            case JsonTokenType.False:
                return new JsonTree(JsonValueKind.False, line, "");
            default:
                return new JsonTree(JsonValueKind.Null, line, "");
        }
    }

    private JsonTree Object(int line)
    {
        var tree = new JsonTree(JsonValueKind.Object, line, "");
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndObject)
        {
            Line();
            string name = Text();
            _reader.Read();
            tree.Members.Add(new JsonMember(name, Value()));
        }

        return tree;
    }

    private JsonTree Array(int line)
    {
        var tree = new JsonTree(JsonValueKind.Array, line, "");
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
            tree.Items.Add(Value());
        return tree;
    }

    /// <summary>The name or text at hand.</summary>
    /// <exception cref="JsonException">It holds half of a surrogate pair: no text that anybody could have meant.</exception>
    private string Text()
    {
        try
        {
            return _reader.GetString()!;
        }
        catch (InvalidOperationException e)
        {
            throw new JsonException(@"A text holds \uD800 to \uDFFF without its other half.", null, _line - 1, null, e);
        }
    }

    private int Line()
    {
        int position = (int)_reader.TokenStartIndex;
        _line += _text[_counted..position].Count((byte)'\n');
        _counted = position;
        return _line;
    }
}
