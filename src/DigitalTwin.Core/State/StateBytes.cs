namespace DigitalTwin.Core.State;

/// <summary>Bytes that are not the canonical form of what was expected, or a state that has no canonical form.</summary>
public sealed class CanonicalFormatException(string message) : Exception(message);

/// <summary>Whole states as canonical bytes.</summary>
public static class StateBytes
{
    /// <summary>Writes a state.</summary>
    public static byte[] Of(IStateful state)
    {
        var writer = new CanonicalWriter(1024);
        state.VisitState(ref writer);
        return writer.ToArray();
    }

    /// <summary>Reads a state into an object of the same shape.</summary>
    /// <exception cref="CanonicalFormatException">The bytes are not such a state.</exception>
    public static void Read(IStateful state, ReadOnlyMemory<byte> bytes)
    {
        var reader = new CanonicalReader(bytes);
        state.VisitState(ref reader);
        reader.ExpectEnd();
    }

    /// <summary>Writes a value: a call, a load or a reply, for instance.</summary>
    public static byte[] Encode<T>(in T value)
        where T : IWalked<T>
    {
        var writer = new CanonicalWriter(1024);
        _ = T.Walk(ref writer, value);
        return writer.ToArray();
    }

    /// <summary>Whether two values are the same, to the last bit.</summary>
    public static bool AreSame<T>(in T value, in T other)
        where T : IWalked<T> => Encode(value).AsSpan().SequenceEqual(Encode(other));

    /// <summary>Reads a value.</summary>
    /// <exception cref="CanonicalFormatException">The bytes are no <typeparamref name="T"/>.</exception>
    public static T Decode<T>(ReadOnlyMemory<byte> bytes)
        where T : IWalked<T>
    {
        var reader = new CanonicalReader(bytes);
        T value = T.Walk(ref reader, default);
        reader.ExpectEnd();
        return value;
    }
}
