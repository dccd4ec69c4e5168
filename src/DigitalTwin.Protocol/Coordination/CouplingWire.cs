namespace DigitalTwin.Protocol.Coordination;

/// <summary>The canonical frames of the calls between the coordinator and the coupling.</summary>
public static class CouplingWire
{
    /// <summary>Writes a request.</summary>
    public static byte[] Encode(in ClearRequest request)
    {
        var writer = new CanonicalWriter(4096);
        _ = ClearRequest.Walk(ref writer, request);
        return writer.Written.ToArray();
    }

    /// <summary>Reads a request.</summary>
    /// <exception cref="CanonicalFormatException">The bytes are not a request.</exception>
    public static ClearRequest DecodeRequest(ReadOnlyMemory<byte> frame)
    {
        var reader = new CanonicalReader(frame);
        ClearRequest read = ClearRequest.Walk(ref reader, default);
        reader.ExpectEnd();
        return read;
    }

    /// <summary>Writes a reply.</summary>
    public static byte[] Encode(ClearReply reply)
    {
        var writer = new CanonicalWriter(1024);
        _ = ClearReply.Walk(ref writer, reply);
        return writer.Written.ToArray();
    }

    /// <summary>Reads a reply.</summary>
    /// <exception cref="CanonicalFormatException">The bytes are not a reply.</exception>
    public static ClearReply DecodeReply(ReadOnlyMemory<byte> frame)
    {
        var reader = new CanonicalReader(frame);
        ClearReply read = ClearReply.Walk(ref reader, null);
        reader.ExpectEnd();
        return read;
    }
}
