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
}
