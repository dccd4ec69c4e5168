using DigitalTwin.Model.Compute;
using DigitalTwin.Model.Events;
using DigitalTwin.Model.State;
using DigitalTwin.Protocol.Encoding;
using DigitalTwin.Protocol.Members;

namespace DigitalTwin.Protocol.Messages;

/// <summary>Walks the payloads of messages: a number that names the kind, then its fields. Numbers are never used again.</summary>
internal static class PayloadCodec
{
    private const int NeedKind = 1;
    private const int OrderKind = 2;
    private const int ShipmentKind = 3;
    private const int TotalsKind = 4;
    private const int EventKind = 5;
    private const int BirthKind = 6;
    private const int RetirementKind = 7;

    /// <summary>Walks a payload and returns it as the visitor left it; null stands for one that is about to be read.</summary>
    /// <exception cref="CanonicalFormatException">The kind is unknown.</exception>
    public static Payload Visit<TVisitor>(ref TVisitor visitor, Payload? payload)
        where TVisitor : IStateVisitor, allows ref struct
    {
        int kind = KindOf(payload);
        visitor.Visit("kind", ref kind);
        return kind switch
        {
            NeedKind => Visit(ref visitor, (payload as NeedPayload)?.Need ?? new AcceleratorNeed("", "", 0)),
            OrderKind => Visit(ref visitor, (payload as OrderPayload)?.Order ?? new AcceleratorOrder("", "", 0)),
            ShipmentKind => Visit(ref visitor, (payload as ShipmentPayload)?.Shipment ?? new Shipment("", 0, 0)),
            TotalsKind => Visit(ref visitor, (payload as TotalsPayload)?.Totals ?? default),
            EventKind => Visit(ref visitor, (payload as EventPayload)?.Imposition ?? default),
            BirthKind => Visit(ref visitor, (payload as BirthPayload)?.Birth ?? default),
            RetirementKind => Visit(ref visitor, (payload as RetirementPayload)?.Member ?? ""),
            _ => throw new CanonicalFormatException($"A message of kind {kind} is not known to this build."),
        };
    }

    private static int KindOf(Payload? payload) => payload switch
    {
        NeedPayload => NeedKind,
        OrderPayload => OrderKind,
        ShipmentPayload => ShipmentKind,
        TotalsPayload => TotalsKind,
        EventPayload => EventKind,
        BirthPayload => BirthKind,
        RetirementPayload => RetirementKind,
        _ => 0,
    };

    private static EventPayload Visit<TVisitor>(ref TVisitor visitor, Imposition imposition)
        where TVisitor : IStateVisitor, allows ref struct
    {
        imposition.VisitState(ref visitor);
        return new EventPayload(imposition);
    }

    private static BirthPayload Visit<TVisitor>(ref TVisitor visitor, MemberBirth birth)
        where TVisitor : IStateVisitor, allows ref struct
    {
        birth.VisitState(ref visitor);
        return new BirthPayload(birth);
    }

    private static RetirementPayload Visit<TVisitor>(ref TVisitor visitor, string member)
        where TVisitor : IStateVisitor, allows ref struct
    {
        visitor.Visit("member", ref member);
        return new RetirementPayload(member);
    }

    private static NeedPayload Visit<TVisitor>(ref TVisitor visitor, AcceleratorNeed need)
        where TVisitor : IStateVisitor, allows ref struct
    {
        (string site, string accelerator, long count) = need;
        visitor.Visit("site", ref site);
        visitor.Visit("accelerator", ref accelerator);
        visitor.Visit("count", ref count);
        return new NeedPayload(new AcceleratorNeed(site, accelerator, count));
    }

    private static OrderPayload Visit<TVisitor>(ref TVisitor visitor, AcceleratorOrder order)
        where TVisitor : IStateVisitor, allows ref struct
    {
        (string fab, string site, long count) = order;
        visitor.Visit("fab", ref fab);
        visitor.Visit("site", ref site);
        visitor.Visit("count", ref count);
        return new OrderPayload(new AcceleratorOrder(fab, site, count));
    }

    private static ShipmentPayload Visit<TVisitor>(ref TVisitor visitor, Shipment shipment)
        where TVisitor : IStateVisitor, allows ref struct
    {
        (string site, long count, long arrivalTick) = shipment;
        visitor.Visit("site", ref site);
        visitor.Visit("count", ref count);
        visitor.Visit("arrival_tick", ref arrivalTick);
        return new ShipmentPayload(new Shipment(site, count, arrivalTick));
    }

    private static TotalsPayload Visit<TVisitor>(ref TVisitor visitor, GridTotals totals)
        where TVisitor : IStateVisitor, allows ref struct
    {
        (double generated, double served, double unserved, double netImport, double costUsd, double co2Tonnes, double exaflopDays) = totals;
        visitor.Visit("generated_mwh", ref generated);
        visitor.Visit("served_mwh", ref served);
        visitor.Visit("unserved_mwh", ref unserved);
        visitor.Visit("net_import_mwh", ref netImport);
        visitor.Visit("cost_usd", ref costUsd);
        visitor.Visit("co2_tonnes", ref co2Tonnes);
        visitor.Visit("compute_exaflop_days", ref exaflopDays);
        return new TotalsPayload(new GridTotals(generated, served, unserved, netImport, costUsd, co2Tonnes, exaflopDays));
    }
}
