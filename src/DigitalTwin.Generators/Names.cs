namespace DigitalTwin.Generators;

/// <summary>Names of fields.</summary>
internal static class Names
{
    /// <summary>storedMwh, _storedMwh and StoredMwh become stored_mwh.</summary>
    public static string Snake(string name)
    {
        var snake = new StringBuilder();
        foreach (char letter in name.TrimStart('_'))
        {
            if (char.IsUpper(letter) && snake.Length > 0)
                snake.Append('_');
            snake.Append(char.ToLowerInvariant(letter));
        }
        return snake.ToString();
    }

    /// <summary>stored_mwh becomes StoredMwh.</summary>
    public static string Pascal(string name) => string.Concat(
        name.Split('_').Where(word => word.Length > 0).Select(word => char.ToUpperInvariant(word[0]) + word.Substring(1)));

    /// <summary>One of many: technologies becomes technology, waves becomes wave; other words stay as they are.</summary>
    public static string Singular(string name) =>
        name.EndsWith("ies", StringComparison.Ordinal) ? name.Substring(0, name.Length - 3) + "y"
        : name.EndsWith("s", StringComparison.Ordinal) && !name.EndsWith("ss", StringComparison.Ordinal)
            ? name.Substring(0, name.Length - 1)
            : name;
}
