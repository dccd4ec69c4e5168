using DigitalTwin.Model.State;
using DigitalTwin.Protocol.Encoding;
using DigitalTwin.Protocol.Grids;
using DigitalTwin.Protocol.Identity;
using DigitalTwin.Protocol.Messages;

namespace DigitalTwin.Protocol.Coordination;

/// <summary>The canonical frames of the calls between the coordinator and the coupling.</summary>
public static class CouplingWire
{
    /// <summary>Writes a request.</summary>
    public static byte[] Encode(in ClearRequest request)
    {
        var writer = new CanonicalWriter(4096);
        Write(ref writer, request);
        return writer.Written.ToArray();
    }

    /// <summary>Reads a request.</summary>
    /// <exception cref="CanonicalFormatException">The bytes are not a request.</exception>
    public static ClearRequest DecodeRequest(ReadOnlyMemory<byte> frame)
    {
        var reader = new CanonicalReader(frame);
        CallId call = default;
        Digest predecessor = default;
        Digest offers = default;
        int zones = 0;
        var inbox = new List<Message>();
        bool saves = false;
        WireFields.Visit(ref reader, ref call);
        WireFields.Visit(ref reader, "predecessor", ref predecessor);
        WireFields.Visit(ref reader, "offers", ref offers);
        reader.Visit("zones", ref zones);
        if (zones < 0 || zones > reader.Remaining)
            throw new CanonicalFormatException($"A request claims {zones} zones with {reader.Remaining} bytes left.");
        var curves = new NetSupplyCurve[zones];
        for (int i = 0; i < zones; i++)
        {
            curves[i] = new NetSupplyCurve();
            curves[i].VisitState(ref reader);
        }

        reader.VisitList("inbox", inbox);
        reader.Visit("saves", ref saves);
        reader.ExpectEnd();
        return new ClearRequest(call, predecessor, offers, curves, inbox.ToArray(), saves);
    }

    /// <summary>Writes a reply.</summary>
    public static byte[] Encode(ClearReply reply)
    {
        var writer = new CanonicalWriter(1024);
        CallId call = reply.Call;
        ReplyStatus status = reply.Status;
        Digest digest = reply.Digest;
        int zones = reply.Outcomes.Length;
        int lines = reply.FlowsMw.Length;
        double residualMw = reply.NetworkResidualMw;
        ReadOnlyMemory<byte> checkpoint = reply.Checkpoint;
        WireFields.Visit(ref writer, ref call);
        WireFields.Visit(ref writer, ref status);
        WireFields.Visit(ref writer, "digest", ref digest);
        writer.Visit("zones", ref zones);
        foreach (ZoneOutcome outcome in reply.Outcomes)
        {
            ZoneOutcome copy = outcome;
            WireFields.Visit(ref writer, ref copy);
        }

        writer.Visit("lines", ref lines);
        writer.Visit("flows_mw", reply.FlowsMw);
        writer.Visit("network_residual_mw", ref residualMw);
        writer.VisitBytes("checkpoint", ref checkpoint);
        writer.VisitList("outbox", [.. reply.Outbox]);
        return writer.Written.ToArray();
    }

    /// <summary>Reads a reply.</summary>
    /// <exception cref="CanonicalFormatException">The bytes are not a reply.</exception>
    public static ClearReply DecodeReply(ReadOnlyMemory<byte> frame)
    {
        var reader = new CanonicalReader(frame);
        CallId call = default;
        ReplyStatus status = default;
        Digest digest = default;
        int zones = 0;
        int lines = 0;
        double residualMw = 0;
        ReadOnlyMemory<byte> checkpoint = default;
        var outbox = new List<Message>();
        WireFields.Visit(ref reader, ref call);
        WireFields.Visit(ref reader, ref status);
        WireFields.Visit(ref reader, "digest", ref digest);
        reader.Visit("zones", ref zones);
        if (zones < 0 || zones > reader.Remaining)
            throw new CanonicalFormatException($"A reply claims {zones} zones with {reader.Remaining} bytes left.");
        var outcomes = new ZoneOutcome[zones];
        for (int i = 0; i < zones; i++)
            WireFields.Visit(ref reader, ref outcomes[i]);
        reader.Visit("lines", ref lines);
        if (lines < 0 || lines > reader.Remaining)
            throw new CanonicalFormatException($"A reply claims {lines} lines with {reader.Remaining} bytes left.");
        var flowsMw = new double[lines];
        reader.Visit("flows_mw", flowsMw);
        reader.Visit("network_residual_mw", ref residualMw);
        reader.VisitBytes("checkpoint", ref checkpoint);
        reader.VisitList("outbox", outbox);
        reader.ExpectEnd();
        return new ClearReply(call, status, digest, outcomes, flowsMw, residualMw, checkpoint) { Outbox = [.. outbox] };
    }

    private static void Write(ref CanonicalWriter writer, in ClearRequest request)
    {
        CallId call = request.Call;
        Digest predecessor = request.Predecessor;
        Digest offers = request.Offers;
        int zones = request.Curves.Length;
        bool saves = request.Saves;
        WireFields.Visit(ref writer, ref call);
        WireFields.Visit(ref writer, "predecessor", ref predecessor);
        WireFields.Visit(ref writer, "offers", ref offers);
        writer.Visit("zones", ref zones);
        foreach (NetSupplyCurve curve in request.Curves.Span)
            curve.VisitState(ref writer);
        writer.VisitList("inbox", [.. request.Inbox.Span]);
        writer.Visit("saves", ref saves);
    }
}
