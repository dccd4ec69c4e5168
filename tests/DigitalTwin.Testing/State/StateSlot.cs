namespace DigitalTwin.Testing.State;

/// <summary>One mutable place in an object: where it is, and how to change it and put it back.</summary>
/// <param name="Path">Fields from the outside in.</param>
/// <param name="Read">Reads the value.</param>
/// <param name="Write">Writes a value.</param>
public sealed record StateSlot(string Path, Func<object?> Read, Action<object?> Write)
{
    /// <summary>Writes a value that differs from the one there, and returns the old one.</summary>
    public object? Change()
    {
        object? before = Read();
        Write(Different(before));
        return before;
    }

    private static object Different(object? value) => value switch
    {
        bool b => !b,
        int i => i + 1,
        long l => l + 1,
        ulong u => u ^ 1,
        double d => d + 1 == d ? d / 2 : d + 1,
        string s => s + "'",
        Enum e => Enum.ToObject(e.GetType(), Convert.ToInt64(e, System.Globalization.CultureInfo.InvariantCulture) + 1),
        _ => throw new NotSupportedException($"No other value is known for {value?.GetType().Name ?? "null"}."),
    };
}
