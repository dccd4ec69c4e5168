namespace DigitalTwin.Protocol.Grids;

/// <summary>The canonical frames of the calls between a grid and its members.</summary>
public static class MemberWire
{
    /// <summary>Writes a request.</summary>
    public static byte[] Encode(in MemberRequest request)
    {
        var writer = new CanonicalWriter(256);
        _ = MemberRequest.Walk(ref writer, request);
        return writer.Written.ToArray();
    }

    /// <summary>Reads a request.</summary>
    /// <exception cref="CanonicalFormatException">The bytes are not a request.</exception>
    public static MemberRequest DecodeRequest(ReadOnlyMemory<byte> frame)
    {
        var reader = new CanonicalReader(frame);
        MemberRequest read = MemberRequest.Walk(ref reader, default);
        reader.ExpectEnd();
        return read;
    }

    /// <summary>Writes a reply.</summary>
    public static byte[] Encode(MemberReply reply)
    {
        var writer = new CanonicalWriter(512);
        reply.VisitState(ref writer);
        return writer.Written.ToArray();
    }

    /// <summary>Reads a reply.</summary>
    /// <exception cref="CanonicalFormatException">The bytes are not a reply.</exception>
    public static MemberReply DecodeReply(ReadOnlyMemory<byte> frame)
    {
        var reader = new CanonicalReader(frame);
        var read = new MemberReply();
        read.VisitState(ref reader);
        reader.ExpectEnd();
        return read;
    }

    /// <summary>Writes a load.</summary>
    public static byte[] Encode(in MemberLoad load)
    {
        var writer = new CanonicalWriter(512);
        _ = MemberLoad.Walk(ref writer, load);
        return writer.Written.ToArray();
    }

    /// <summary>Reads a load.</summary>
    /// <exception cref="CanonicalFormatException">The bytes are not a load.</exception>
    public static MemberLoad DecodeLoad(ReadOnlyMemory<byte> frame)
    {
        var reader = new CanonicalReader(frame);
        MemberLoad read = MemberLoad.Walk(ref reader, default);
        reader.ExpectEnd();
        return read;
    }
}
