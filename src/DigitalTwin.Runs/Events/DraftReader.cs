namespace DigitalTwin.Runs.Events;

/// <summary>Takes typed values out of an object of a draft; whatever is wrong becomes a finding and reads as null.</summary>
internal sealed class DraftReader(EventDraft draft, JsonTree tree, string prefix, List<Finding> findings)
{
    private const int LongestEntityId = 80;
    private const string EntitySigns = "-_./>+:";

    /// <summary>Reader of an object inside; null, with a finding, where there is none.</summary>
    public DraftReader? Inside(string field)
    {
        if (Known(field) is not JsonTree value)
            return null;
        if (value.Kind == JsonValueKind.Object)
            return new DraftReader(draft, value, prefix + field + ".", findings);
        Fault(
            "wrong-type", field, $"{Shown(value)} is not an object.",
            "Write {...} with its fields; docs/reference/events.md has an example.");
        return null;
    }

    /// <summary>Whether a field is written.</summary>
    public bool Has(string field) => tree[field] is { Kind: not JsonValueKind.Null };

    /// <summary>The value of a field as written; null where it is missing.</summary>
    public JsonTree? Known(string field) => Has(field) ? tree[field] : null;

    /// <summary>Finds fields that nobody knows and fields that are given twice.</summary>
    public void Expect(IEnumerable<string> known, string what)
    {
        string[] names = [.. known];
        var seen = new SortedSet<string>(StringComparer.Ordinal);
        foreach (JsonMember member in tree.Members)
        {
            if (!seen.Add(member.Name))
                Fault("twice", member.Name, member.Value.Line, "The field is given twice.", "Leave one out.");
            else if (!names.Contains(member.Name, StringComparer.Ordinal))
                Fault(
                    "unknown-field",
                    member.Name,
                    member.Value.Line,
                    $"{what} has no field of this name.",
                    Suggestion.For(member.Name, names, $"Known: {string.Join(", ", names)}."));
        }
    }

    /// <summary>A text that has to be there.</summary>
    public string? Text(string field, string fix)
    {
        if (Known(field) is not JsonTree value)
        {
            Fault("missing", field, "The field is missing.", fix);
            return null;
        }

        return TextIn(field, value);
    }

    /// <summary>A text that may be missing.</summary>
    public string? OptionalText(string field) => Known(field) is JsonTree value ? TextIn(field, value) : null;

    /// <summary>An identifier for a new entity.</summary>
    public string? EntityId(string field)
    {
        if (Text(field, "Give it an identifier, such as US-PJM/new-campus.") is not string id)
            return null;
        bool good = id.Length is > 0 and <= LongestEntityId
            && id.All(c => char.IsAsciiLetterOrDigit(c) || EntitySigns.Contains(c, StringComparison.Ordinal));
        if (good)
            return id;
        Fault(
            "bad-id",
            field,
            $"{Clip(id)} is no identifier of an entity.",
            $"Use letters, digits and - _ . / > + : only, at most {LongestEntityId} of them.");
        return null;
    }

    /// <summary>A number inside a range.</summary>
    /// <param name="otherwise">Value where it is missing; null where it has to be there.</param>
    public double? Number(string field, ValueRange range, double? otherwise)
    {
        if (Known(field) is JsonTree value)
            return NumberIn(field, value, range);
        if (otherwise is null)
            Fault("missing", field, "The field is missing.", $"Write a number {range}.");
        return otherwise;
    }

    /// <summary>A number inside a range, wherever it is.</summary>
    public double? NumberIn(string field, JsonTree value, ValueRange range)
    {
        if (value.Kind != JsonValueKind.Number
            || !double.TryParse(value.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number))
        {
            Fault("wrong-type", field, value.Line, $"{Shown(value)} is not a number.", $"Write a number {range}.");
            return null;
        }

        if (range.Holds(number))
            return number;
        Fault("out-of-range", field, value.Line, $"{Clip(value.Text)} is out of range.", $"Write a number {range}.");
        return null;
    }

    /// <summary>A whole number; null where it is missing or wrong.</summary>
    public long? Whole(string field, long least, long most, string fix)
    {
        if (Known(field) is not JsonTree value)
            return null;
        if (value.Kind == JsonValueKind.Number
            && long.TryParse(value.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number)
            && number >= least && number <= most)
            return number;
        Fault(value.Kind == JsonValueKind.Number ? "out-of-range" : "wrong-type", field, $"{Shown(value)} does not fit.", fix);
        return null;
    }

    /// <summary>Adds a finding on a field.</summary>
    public void Fault(string rule, string field, string problem, string fix) =>
        Fault(rule, field, tree[field]?.Line ?? tree.Line, problem, fix);

    /// <summary>Adds a finding on a field on a line of its own.</summary>
    public void Fault(string rule, string field, int line, string problem, string fix) =>
        findings.Add(draft.Finding(rule, prefix + field, line, problem, fix));

    /// <summary>A text short enough for a sentence.</summary>
    public static string Clip(string text) => text.Length <= 60 ? text : text[..60] + "...";

    private static string Shown(JsonTree value) => value.Kind switch
    {
        JsonValueKind.String => $"\"{Clip(value.Text)}\"",
        JsonValueKind.Number => Clip(value.Text),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Null => "null",
        JsonValueKind.Array => "A list",
        _ => "An object",
    };

    private string? TextIn(string field, JsonTree value)
    {
        if (value.Kind == JsonValueKind.String)
            return value.Text;
        Fault("wrong-type", field, value.Line, $"{Shown(value)} is not a text.", "Put it between quotes.");
        return null;
    }
}
