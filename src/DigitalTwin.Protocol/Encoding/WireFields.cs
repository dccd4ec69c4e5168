using DigitalTwin.Model.Market;
using DigitalTwin.Model.Specs;
using DigitalTwin.Model.State;
using DigitalTwin.Protocol.Grids;
using DigitalTwin.Protocol.Identity;

namespace DigitalTwin.Protocol.Encoding;

/// <summary>Walks of the values that several frames share.</summary>
internal static class WireFields
{
    /// <summary>Walks the identity of a call.</summary>
    public static void Visit<TVisitor>(ref TVisitor visitor, ref CallId call)
        where TVisitor : IStateVisitor, allows ref struct
    {
        (ulong run, int epoch, long tick, int round) = call;
        visitor.Visit("run", ref run);
        visitor.Visit("epoch", ref epoch);
        visitor.Visit("tick", ref tick);
        visitor.Visit("round", ref round);
        call = new CallId(run, epoch, tick, round);
    }

    /// <summary>Walks a digest.</summary>
    public static void Visit<TVisitor>(ref TVisitor visitor, string field, ref Digest digest)
        where TVisitor : IStateVisitor, allows ref struct
    {
        ulong value = digest.Value;
        visitor.Visit(field, ref value);
        digest = new Digest(value);
    }

    /// <summary>Walks the status of a reply.</summary>
    public static void Visit<TVisitor>(ref TVisitor visitor, ref ReplyStatus status)
        where TVisitor : IStateVisitor, allows ref struct
    {
        int value = (int)status;
        visitor.Visit("status", ref value);
        if (!Enum.IsDefined((ReplyStatus)value))
            throw new CanonicalFormatException($"{value} is no status of a reply.");
        status = (ReplyStatus)value;
    }

    /// <summary>Walks an award.</summary>
    public static void Visit<TVisitor>(ref TVisitor visitor, ref ZoneAward award)
        where TVisitor : IStateVisitor, allows ref struct
    {
        (double price, double supplyPrice, double supplyFraction, double demandPrice, double demandFraction) = award;
        visitor.Visit("price_usd_per_mwh", ref price);
        visitor.Visit("supply_price_usd_per_mwh", ref supplyPrice);
        visitor.Visit("supply_fraction", ref supplyFraction);
        visitor.Visit("demand_price_usd_per_mwh", ref demandPrice);
        visitor.Visit("demand_fraction", ref demandFraction);
        award = new ZoneAward(price, supplyPrice, supplyFraction, demandPrice, demandFraction);
    }

    /// <summary>Walks a number that is a property.</summary>
    public static double Visit<TVisitor>(ref TVisitor visitor, string field, double value)
        where TVisitor : IStateVisitor, allows ref struct
    {
        visitor.Visit(field, ref value);
        return value;
    }

    /// <summary>Walks a member as its grid knows it.</summary>
    public static void Visit<TVisitor>(ref TVisitor visitor, ref GridMember member)
        where TVisitor : IStateVisitor, allows ref struct
    {
        string id = member.Id ?? "";
        int kind = (int)member.Kind, role = (int)member.Role;
        double unitMw = member.UnitMw;
        visitor.Visit("id", ref id);
        visitor.Visit("kind", ref kind);
        visitor.Visit("role", ref role);
        visitor.Visit("unit_mw", ref unitMw);
        member = new GridMember(id, (EntityKind)kind, (MemberRole)role, unitMw);
    }

    /// <summary>Walks an outcome.</summary>
    public static void Visit<TVisitor>(ref TVisitor visitor, ref ZoneOutcome outcome)
        where TVisitor : IStateVisitor, allows ref struct
    {
        (double price, double netPositionMw, double marginalPrice, double marginalFraction, double headroomMw) = outcome;
        visitor.Visit("price_usd_per_mwh", ref price);
        visitor.Visit("net_position_mw", ref netPositionMw);
        visitor.Visit("marginal_price_usd_per_mwh", ref marginalPrice);
        visitor.Visit("marginal_fraction", ref marginalFraction);
        visitor.Visit("headroom_mw", ref headroomMw);
        outcome = new ZoneOutcome(price, netPositionMw, marginalPrice, marginalFraction, headroomMw);
    }

    /// <summary>Walks whether an optional part is there, and makes a new one when it is about to be read.</summary>
    public static bool VisitPresence<TVisitor>(ref TVisitor visitor, string field, bool present)
        where TVisitor : IStateVisitor, allows ref struct
    {
        visitor.Visit(field, ref present);
        return present;
    }
}
