namespace DigitalTwin.Core.State;

/// <summary>A 64-bit digest of canonical bytes. Not a defence against forgery: it finds accidents.</summary>
/// <param name="Value">The 64 bits.</param>
public readonly record struct Digest(ulong Value)
{
    /// <summary>The digest of nothing: what a participant expects as predecessor before its first call.</summary>
    public static Digest None => default;

    /// <summary>Digest of bytes.</summary>
    public static Digest Of(ReadOnlySpan<byte> bytes) => new(XxHash64.Compute(bytes));

    /// <summary>16 hexadecimal digits.</summary>
    public override string ToString() => Value.ToString("x16", CultureInfo.InvariantCulture);
}
