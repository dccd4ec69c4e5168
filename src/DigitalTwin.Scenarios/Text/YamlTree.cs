using DigitalTwin.Scenarios.Findings;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace DigitalTwin.Scenarios.Text;

/// <summary>
/// Reads a YAML text into nodes that know their lines. Only the plain part of YAML is taken: one document of maps, lists and values;
/// anchors, aliases and deep nesting, with which a small text can stand for an endless one, are refused.
/// </summary>
internal sealed class YamlTree
{
    private readonly Parser _parser;

    private YamlTree(string text) => _parser = new Parser(new StringReader(text));

    /// <summary>The map that a text holds, or null after a finding.</summary>
    public static YamlMap? Read(string text, string shown, FindingLog log)
    {
        YamlTree tree = new(text);
        try
        {
            return tree.Document();
        }
        catch (YamlShapeException e)
        {
            log.Error("bad-yaml", new SourceLine(shown, e.Line), "", e.Message, e.Fix);
        }
        catch (YamlException e)
        {
            NotYaml(e.Start.Line, shown, log);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or FormatException or IndexOutOfRangeException)
        {
            // The parser's scanner leaves some malformed texts by these.
            NotYaml(tree._parser.Current?.End.Line ?? 0, shown, log);
        }

        return null;
    }

    private static void NotYaml(long line, string shown, FindingLog log)
    {
        const string Fix = "Check the indentation, put a space after each colon, and put quotes round text that holds a colon.";
        log.Error("bad-yaml", new SourceLine(shown, (int)line), "", "The text is not YAML.", Fix);
    }

    private YamlMap Document()
    {
        _parser.Consume<StreamStart>();
        if (_parser.Accept<StreamEnd>(out _))
            throw new YamlShapeException(0, "The file is empty.", "Write at least name, title, question and start.");
        _parser.Consume<DocumentStart>();
        YamlNode root = Node(0);
        _parser.Consume<DocumentEnd>();
        if (_parser.Accept<DocumentStart>(out DocumentStart? second))
            throw new YamlShapeException(
                (int)second.Start.Line, "The file holds a second document.", "Keep one; take the line of dashes out.");
        return root as YamlMap ?? throw new YamlShapeException(
            root.Line, "The file is not a map of fields.", "Write lines such as `name: my-scenario`.");
    }

    private YamlNode Node(int depth)
    {
        int line = (int)_parser.Current!.Start.Line;
        if (depth > FileLimits.YamlDepth)
            throw new YamlShapeException(line, "The text is nested too deeply.", $"Nest at most {FileLimits.YamlDepth} levels.");
        if (_parser.Accept<AnchorAlias>(out _))
            throw new YamlShapeException(line, "Aliases (a name after *) are not supported.", "Write the value out.");
        if (_parser.TryConsume<Scalar>(out Scalar? scalar))
            return new YamlScalar(line, scalar.Value);
        return _parser.TryConsume<SequenceStart>(out _) ? List(line, depth) : Map(line, depth);
    }

    private YamlList List(int line, int depth)
    {
        List<YamlNode> items = [];
        while (!_parser.TryConsume<SequenceEnd>(out _))
            items.Add(Node(depth + 1));
        return new YamlList(line, items);
    }

    private YamlMap Map(int line, int depth)
    {
        _parser.Consume<MappingStart>();
        List<YamlEntry> entries = [];
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            if (Node(depth + 1) is not YamlScalar key)
                throw new YamlShapeException(line, "A map has a key that is not plain text.", "Write keys as words.");
            if (entries.Exists(e => e.Key.Text == key.Text))
                throw new YamlShapeException(key.Line, $"The key {key.Text} is there twice.", "Keep one of the two.");
            entries.Add(new YamlEntry(key, Node(depth + 1)));
        }

        return new YamlMap(line, entries);
    }

    // Ends the reading of a text that is YAML but not of the form taken here; never leaves this class.
    private sealed class YamlShapeException(int line, string message, string fix) : Exception(message)
    {
        public int Line => line;

        public string Fix => fix;
    }
}

/// <summary>A part of a YAML text.</summary>
/// <param name="Line">Line on which it begins, 1 for the first.</param>
internal abstract record YamlNode(int Line);

/// <summary>A plain or quoted value.</summary>
internal sealed record YamlScalar(int Line, string Text) : YamlNode(Line);

/// <summary>A list.</summary>
internal sealed record YamlList(int Line, IReadOnlyList<YamlNode> Items) : YamlNode(Line);

/// <summary>A map; keys are in the order of the text.</summary>
internal sealed record YamlMap(int Line, IReadOnlyList<YamlEntry> Entries) : YamlNode(Line)
{
    /// <summary>The value of a key, or null.</summary>
    public YamlNode? Find(string key) => Entries.FirstOrDefault(e => e.Key.Text == key)?.Value;
}

/// <summary>A key of a map and its value.</summary>
internal sealed record YamlEntry(YamlScalar Key, YamlNode Value);
