using DigitalTwin.Model.BuildOut;
using DigitalTwin.Model.Compute;
using DigitalTwin.Model.Market;
using DigitalTwin.Model.Power;
using DigitalTwin.Model.State;
using DigitalTwin.Protocol.Encoding;
using DigitalTwin.Protocol.Identity;
using DigitalTwin.Protocol.Messages;

namespace DigitalTwin.Protocol.Members;

/// <summary>The canonical frames of the calls between a grid and its members.</summary>
public static class MemberWire
{
    /// <summary>Writes a request.</summary>
    public static byte[] Encode(in MemberRequest request)
    {
        var writer = new CanonicalWriter(256);
        MemberRequest copy = request;
        Visit(ref writer, ref copy);
        return writer.Written.ToArray();
    }

    /// <summary>Reads a request.</summary>
    /// <exception cref="CanonicalFormatException">The bytes are not a request.</exception>
    public static MemberRequest DecodeRequest(ReadOnlyMemory<byte> frame)
    {
        var reader = new CanonicalReader(frame);
        MemberRequest request = default;
        Visit(ref reader, ref request);
        reader.ExpectEnd();
        return request;
    }

    /// <summary>Writes a reply.</summary>
    public static byte[] Encode(MemberReply reply)
    {
        var writer = new CanonicalWriter(512);
        Visit(ref writer, reply);
        return writer.Written.ToArray();
    }

    /// <summary>Reads a reply.</summary>
    /// <exception cref="CanonicalFormatException">The bytes are not a reply.</exception>
    public static MemberReply DecodeReply(ReadOnlyMemory<byte> frame)
    {
        var reader = new CanonicalReader(frame);
        var reply = new MemberReply();
        Visit(ref reader, reply);
        reader.ExpectEnd();
        return reply;
    }

    /// <summary>Writes a load.</summary>
    public static byte[] Encode(in MemberLoad load)
    {
        var writer = new CanonicalWriter(512);
        MemberLoad copy = load;
        Visit(ref writer, ref copy);
        return writer.Written.ToArray();
    }

    /// <summary>Reads a load.</summary>
    /// <exception cref="CanonicalFormatException">The bytes are not a load.</exception>
    public static MemberLoad DecodeLoad(ReadOnlyMemory<byte> frame)
    {
        var reader = new CanonicalReader(frame);
        MemberLoad load = default;
        Visit(ref reader, ref load);
        reader.ExpectEnd();
        return load;
    }

    /// <summary>Whether two requests ask for the same, to the last bit.</summary>
    internal static bool SameInput(in MemberRequest request, in MemberRequest other) =>
        Encode(request).AsSpan().SequenceEqual(Encode(other));

    private static void Visit<TVisitor>(ref TVisitor visitor, ref MemberLoad load)
        where TVisitor : IStateVisitor, allows ref struct
    {
        (ulong run, int epoch, long tick, string member, MemberBirth? birth, ReadOnlyMemory<byte> state, bool saves) = load;
        member ??= "";
        visitor.Visit("run", ref run);
        visitor.Visit("epoch", ref epoch);
        visitor.Visit("tick", ref tick);
        visitor.Visit("member", ref member);
        if (WireFields.VisitPresence(ref visitor, "birth", birth is not null))
        {
            MemberBirth value = birth.GetValueOrDefault();
            value.VisitState(ref visitor);
            birth = value;
        }

        visitor.VisitBytes("state", ref state);
        visitor.Visit("saves", ref saves);
        load = new MemberLoad(run, epoch, tick, member, birth, state, saves);
    }

    private static void Visit<TVisitor>(ref TVisitor visitor, ref MemberRequest request)
        where TVisitor : IStateVisitor, allows ref struct
    {
        CallId call = request.Call;
        Digest predecessor = request.Predecessor;
        bool declares = request.Declares;
        bool offers = request.Offers;
        ZoneAward? award = request.Award;
        FleetPlan? plan = request.Plan;
        List<Message> inbox = [.. request.Inbox.Span];
        WireFields.Visit(ref visitor, ref call);
        WireFields.Visit(ref visitor, "predecessor", ref predecessor);
        if (WireFields.VisitPresence(ref visitor, "award", award is not null))
        {
            ZoneAward value = award.GetValueOrDefault();
            WireFields.Visit(ref visitor, ref value);
            award = value;
        }

        visitor.Visit("declares", ref declares);
        if (WireFields.VisitPresence(ref visitor, "plan", plan is not null))
        {
            plan ??= new FleetPlan();
            plan.VisitState(ref visitor);
        }

        visitor.Visit("offers", ref offers);
        visitor.VisitList("inbox", inbox);
        bool saves = request.Saves;
        visitor.Visit("saves", ref saves);
        request = new MemberRequest(call, predecessor, award, declares, plan, offers, inbox.ToArray(), saves);
    }

    private static void Visit<TVisitor>(ref TVisitor visitor, MemberReply reply)
        where TVisitor : IStateVisitor, allows ref struct
    {
        CallId call = reply.Call;
        ReplyStatus status = reply.Status;
        Digest digest = reply.Digest;
        WireFields.Visit(ref visitor, ref call);
        WireFields.Visit(ref visitor, ref status);
        WireFields.Visit(ref visitor, "digest", ref digest);
        reply.Call = call;
        reply.Status = status;
        reply.Digest = digest;
        reply.Report = Visit(ref visitor, reply.Report);
        if (WireFields.VisitPresence(ref visitor, "offer", reply.Offer is not null))
        {
            reply.Offer ??= new OfferBook();
            reply.Offer.VisitState(ref visitor);
        }

        if (WireFields.VisitPresence(ref visitor, "declaration", reply.Declaration is not null))
        {
            reply.Declaration ??= new FleetDeclaration();
            reply.Declaration.VisitState(ref visitor);
        }

        visitor.VisitList("outbox", reply.Outbox);
        ReadOnlyMemory<byte> state = reply.State;
        visitor.VisitBytes("state", ref state);
        reply.State = state;
    }

    internal static MemberReport Visit<TVisitor>(ref TVisitor visitor, in MemberReport report)
        where TVisitor : IStateVisitor, allows ref struct
    {
        (double outputMw, double curtailedMw, double wantedMw, double servedMw, double costUsd, double co2Tonnes, double storedMwh, _) =
            report;
        visitor.Visit("output_mw", ref outputMw);
        visitor.Visit("curtailed_mw", ref curtailedMw);
        visitor.Visit("wanted_mw", ref wantedMw);
        visitor.Visit("served_mw", ref servedMw);
        visitor.Visit("cost_usd", ref costUsd);
        visitor.Visit("co2_tonnes", ref co2Tonnes);
        visitor.Visit("stored_mwh", ref storedMwh);
        (double exaflopDays, long installed, long waiting, long inTransit, long made, long stocked, long shipped) = report.Compute;
        visitor.Visit("exaflop_days", ref exaflopDays);
        visitor.Visit("installed", ref installed);
        visitor.Visit("waiting", ref waiting);
        visitor.Visit("in_transit", ref inTransit);
        visitor.Visit("made", ref made);
        visitor.Visit("stocked", ref stocked);
        visitor.Visit("shipped", ref shipped);
        long pooled = report.Compute.Pooled;
        visitor.Visit("pooled", ref pooled);
        var compute = new ComputeReport(exaflopDays, installed, waiting, inTransit, made, stocked, shipped)
        {
            Pooled = pooled,
            Site = VisitSite(ref visitor, report.Compute.Site),
            Fab = WireFields.VisitPresence(ref visitor, "fab", report.Compute.Fab is not null)
                ? FabStages.Visit(ref visitor, report.Compute.Fab)
                : null,
            Programme = WireFields.VisitPresence(ref visitor, "programme", report.Compute.Programme is not null)
                ? BuildReport.Visit(ref visitor, report.Compute.Programme)
                : null,
            Choices = WireFields.VisitPresence(ref visitor, "choices", report.Compute.Choices is not null)
                ? SiteChoiceReport.Visit(ref visitor, report.Compute.Choices)
                : null,
            Split = WireFields.VisitPresence(ref visitor, "split", report.Compute.Split is not null)
                ? Visited(ref visitor, report.Compute.Split.GetValueOrDefault())
                : null,
            Battery = WireFields.VisitPresence(ref visitor, "battery", report.Compute.Battery is not null)
                ? Visited(ref visitor, report.Compute.Battery.GetValueOrDefault())
                : null,
        };
        return new MemberReport(outputMw, curtailedMw, wantedMw, servedMw, costUsd, co2Tonnes, storedMwh, compute);
    }

    private static TPart Visited<TVisitor, TPart>(ref TVisitor visitor, TPart part)
        where TVisitor : IStateVisitor, allows ref struct
        where TPart : struct, IStateful
    {
        part.VisitState(ref visitor);
        return part;
    }

    private static SiteReport? VisitSite<TVisitor>(ref TVisitor visitor, SiteReport? site)
        where TVisitor : IStateVisitor, allows ref struct
    {
        if (!WireFields.VisitPresence(ref visitor, "site", site is not null))
            return null;
        site ??= new SiteReport();
        site.VisitState(ref visitor);
        return site;
    }
}
