using System.Text;

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
}
