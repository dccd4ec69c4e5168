using DigitalTwin.Model.State;
using DigitalTwin.Protocol.Encoding;
using DigitalTwin.Protocol.Identity;
using DigitalTwin.Protocol.Messages;

namespace DigitalTwin.Protocol.Grids;

/// <summary>The canonical frames of the calls between the coordinator and the grids.</summary>
public static class GridWire
{
    /// <summary>Writes a request.</summary>
    public static byte[] Encode(in GridRequest request)
    {
        var writer = new CanonicalWriter(1024);
        GridRequest copy = request;
        Visit(ref writer, ref copy);
        return writer.Written.ToArray();
    }

    /// <summary>Reads a request.</summary>
    /// <exception cref="CanonicalFormatException">The bytes are not a request.</exception>
    public static GridRequest DecodeRequest(ReadOnlyMemory<byte> frame)
    {
        var reader = new CanonicalReader(frame);
        GridRequest request = default;
        Visit(ref reader, ref request);
        reader.ExpectEnd();
        return request;
    }

    /// <summary>Writes a load.</summary>
    public static byte[] Encode(in GridLoad load)
    {
        var writer = new CanonicalWriter(1024);
        GridLoad copy = load;
        Visit(ref writer, ref copy);
        return writer.Written.ToArray();
    }

    /// <summary>Reads a load.</summary>
    /// <exception cref="CanonicalFormatException">The bytes are not a load.</exception>
    public static GridLoad DecodeLoad(ReadOnlyMemory<byte> frame)
    {
        var reader = new CanonicalReader(frame);
        GridLoad load = default;
        Visit(ref reader, ref load);
        reader.ExpectEnd();
        return load;
    }

    /// <summary>Writes a reply.</summary>
    public static byte[] Encode(GridReply reply)
    {
        var writer = new CanonicalWriter(4096);
        Visit(ref writer, reply);
        return writer.Written.ToArray();
    }

    /// <summary>Reads a reply.</summary>
    /// <exception cref="CanonicalFormatException">The bytes are not a reply.</exception>
    public static GridReply DecodeReply(ReadOnlyMemory<byte> frame)
    {
        var reader = new CanonicalReader(frame);
        var reply = new GridReply();
        Visit(ref reader, reply);
        reader.ExpectEnd();
        return reply;
    }

    /// <summary>Whether two requests ask for the same, to the last bit.</summary>
    internal static bool SameInput(in GridRequest request, in GridRequest other) =>
        Encode(request).AsSpan().SequenceEqual(Encode(other));

    private static void Visit<TVisitor>(ref TVisitor visitor, ref GridRequest request)
        where TVisitor : IStateVisitor, allows ref struct
    {
        (CallId call, Digest predecessor, ZoneOutcome? outcome, ReadOnlyMemory<Message> messages, bool saves) = request;
        List<Message> inbox = [.. messages.Span];
        WireFields.Visit(ref visitor, ref call);
        WireFields.Visit(ref visitor, "predecessor", ref predecessor);
        if (WireFields.VisitPresence(ref visitor, "outcome", outcome is not null))
        {
            ZoneOutcome value = outcome.GetValueOrDefault();
            WireFields.Visit(ref visitor, ref value);
            outcome = value;
        }

        visitor.VisitList("inbox", inbox);
        visitor.Visit("saves", ref saves);
        request = new GridRequest(call, predecessor, outcome, inbox.ToArray(), saves);
    }

    private static void Visit<TVisitor>(ref TVisitor visitor, ref GridLoad load)
        where TVisitor : IStateVisitor, allows ref struct
    {
        (ulong run, int epoch, long tick, ReadOnlyMemory<byte> checkpoint, bool saves) = load;
        visitor.Visit("run", ref run);
        visitor.Visit("epoch", ref epoch);
        visitor.Visit("tick", ref tick);
        visitor.VisitBytes("checkpoint", ref checkpoint);
        visitor.Visit("saves", ref saves);
        load = new GridLoad(run, epoch, tick, checkpoint, saves);
    }

    private static void Visit<TVisitor>(ref TVisitor visitor, GridReply reply)
        where TVisitor : IStateVisitor, allows ref struct
    {
        CallId call = reply.Call;
        ReplyStatus status = reply.Status;
        Digest digest = reply.Digest;
        ReadOnlyMemory<byte> checkpoint = reply.Checkpoint;
        WireFields.Visit(ref visitor, ref call);
        WireFields.Visit(ref visitor, ref status);
        WireFields.Visit(ref visitor, "digest", ref digest);
        reply.Report.VisitState(ref visitor);
        reply.Curve.VisitState(ref visitor);
        visitor.VisitList("outbox", reply.Outbox);
        visitor.VisitBytes("checkpoint", ref checkpoint);
        reply.Call = call;
        reply.Status = status;
        reply.Digest = digest;
        reply.Checkpoint = checkpoint;
    }
}
