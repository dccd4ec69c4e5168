namespace DigitalTwin.Protocol.Grids;

/// <summary>The canonical frames of the calls between the coordinator and the grids.</summary>
public static class GridWire
{
    /// <summary>Writes a request.</summary>
    public static byte[] Encode(in GridRequest request)
    {
        var writer = new CanonicalWriter(1024);
        _ = GridRequest.Walk(ref writer, request);
        return writer.Written.ToArray();
    }

    /// <summary>Reads a request.</summary>
    /// <exception cref="CanonicalFormatException">The bytes are not a request.</exception>
    public static GridRequest DecodeRequest(ReadOnlyMemory<byte> frame)
    {
        var reader = new CanonicalReader(frame);
        GridRequest read = GridRequest.Walk(ref reader, default);
        reader.ExpectEnd();
        return read;
    }

    /// <summary>Writes a load.</summary>
    public static byte[] Encode(in GridLoad load)
    {
        var writer = new CanonicalWriter(1024);
        _ = GridLoad.Walk(ref writer, load);
        return writer.Written.ToArray();
    }

    /// <summary>Reads a load.</summary>
    /// <exception cref="CanonicalFormatException">The bytes are not a load.</exception>
    public static GridLoad DecodeLoad(ReadOnlyMemory<byte> frame)
    {
        var reader = new CanonicalReader(frame);
        GridLoad read = GridLoad.Walk(ref reader, default);
        reader.ExpectEnd();
        return read;
    }

    /// <summary>Writes a reply.</summary>
    public static byte[] Encode(GridReply reply)
    {
        var writer = new CanonicalWriter(4096);
        reply.VisitState(ref writer);
        return writer.Written.ToArray();
    }

    /// <summary>Reads a reply.</summary>
    /// <exception cref="CanonicalFormatException">The bytes are not a reply.</exception>
    public static GridReply DecodeReply(ReadOnlyMemory<byte> frame)
    {
        var reader = new CanonicalReader(frame);
        var read = new GridReply();
        read.VisitState(ref reader);
        reader.ExpectEnd();
        return read;
    }

    /// <summary>Whether two requests ask for the same, to the last bit.</summary>
    internal static bool SameInput(in GridRequest request, in GridRequest other) =>
        Encode(request).AsSpan().SequenceEqual(Encode(other));
}
