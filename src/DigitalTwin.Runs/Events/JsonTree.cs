namespace DigitalTwin.Runs.Events;

/// <summary>A value of a JSON text that knows its line, so that whatever is wrong with it can be said with its place.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Line">Line, 1 for the first; 0 where there is no text.</param>
/// <param name="Text">A string's content, or a number as written; empty for the others.</param>
public sealed record JsonTree(JsonValueKind Kind, int Line, string Text)
{
    /// <summary>Members of an object, in the order of the text.</summary>
    public List<JsonMember> Members { get; } = [];

    /// <summary>Elements of an array, in the order of the text.</summary>
    public List<JsonTree> Items { get; } = [];

    /// <summary>A member of an object; null where there is none.</summary>
    public JsonTree? this[string name] => Members.Find(member => member.Name == name)?.Value;

    /// <summary>An object of texts and numbers that come from elsewhere than a JSON text.</summary>
    public static JsonTree Of(IEnumerable<JsonMember> members)
    {
        var tree = new JsonTree(JsonValueKind.Object, 0, "");
        tree.Members.AddRange(members);
        return tree;
    }

    /// <summary>Writes the value.</summary>
    public void WriteTo(Utf8JsonWriter writer)
    {
        switch (Kind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (JsonMember member in Members)
                {
                    writer.WritePropertyName(member.Name);
                    member.Value.WriteTo(writer);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (JsonTree item in Items)
                    item.WriteTo(writer);
                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(Text);
                break;
            case JsonValueKind.Number:
                writer.WriteRawValue(Text);
                break;
            case JsonValueKind.True or JsonValueKind.False:
                writer.WriteBooleanValue(Kind == JsonValueKind.True);
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }
}

/// <summary>A member of an object in a JSON text.</summary>
public sealed record JsonMember(string Name, JsonTree Value);
