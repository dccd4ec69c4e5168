using DigitalTwin.Model.State;
using DigitalTwin.Protocol.Encoding;

namespace DigitalTwin.Protocol.Messages;

/// <summary>Walks the payloads of messages: a number that names the kind, then its fields.</summary>
internal static class PayloadCodec
{
    private const int AcceleratorNeedKind = 1;
    private const int AcceleratorOrderKind = 2;
    private const int ShipmentKind = 3;
    private const int GridTotalsKind = 4;

    /// <summary>Walks a payload and returns it as the visitor left it; null stands for one that is about to be read.</summary>
    /// <exception cref="CanonicalFormatException">The kind is unknown.</exception>
    public static Payload Visit<TVisitor>(ref TVisitor visitor, Payload? payload)
        where TVisitor : IStateVisitor, allows ref struct
    {
        int kind = KindOf(payload);
        visitor.Visit("kind", ref kind);
        return kind switch
        {
            AcceleratorNeedKind => Visit(ref visitor, payload as AcceleratorNeed ?? new AcceleratorNeed("", 0)),
            AcceleratorOrderKind => Visit(ref visitor, payload as AcceleratorOrder ?? new AcceleratorOrder("", "", 0)),
            ShipmentKind => Visit(ref visitor, payload as Shipment ?? new Shipment("", 0, 0)),
            GridTotalsKind => Visit(ref visitor, payload as GridTotals ?? new GridTotals(0, 0, 0, 0)),
            _ => throw new CanonicalFormatException($"A message of kind {kind} is not known to this build."),
        };
    }

    private static int KindOf(Payload? payload) => payload switch
    {
        AcceleratorNeed => AcceleratorNeedKind,
        AcceleratorOrder => AcceleratorOrderKind,
        Shipment => ShipmentKind,
        GridTotals => GridTotalsKind,
        _ => 0,
    };

    private static AcceleratorNeed Visit<TVisitor>(ref TVisitor visitor, AcceleratorNeed need)
        where TVisitor : IStateVisitor, allows ref struct
    {
        string family = need.Family;
        long count = need.Count;
        visitor.Visit("family", ref family);
        visitor.Visit("count", ref count);
        return new AcceleratorNeed(family, count);
    }

    private static AcceleratorOrder Visit<TVisitor>(ref TVisitor visitor, AcceleratorOrder order)
        where TVisitor : IStateVisitor, allows ref struct
    {
        string site = order.Site;
        string family = order.Family;
        long count = order.Count;
        visitor.Visit("site", ref site);
        visitor.Visit("family", ref family);
        visitor.Visit("count", ref count);
        return new AcceleratorOrder(site, family, count);
    }

    private static Shipment Visit<TVisitor>(ref TVisitor visitor, Shipment shipment)
        where TVisitor : IStateVisitor, allows ref struct
    {
        string family = shipment.Family;
        long count = shipment.Count;
        long arrivalTick = shipment.ArrivalTick;
        visitor.Visit("family", ref family);
        visitor.Visit("count", ref count);
        visitor.Visit("arrival_tick", ref arrivalTick);
        return new Shipment(family, count, arrivalTick);
    }

    private static GridTotals Visit<TVisitor>(ref TVisitor visitor, GridTotals totals)
        where TVisitor : IStateVisitor, allows ref struct
    {
        double servedMwh = totals.ServedMwh;
        double unservedMwh = totals.UnservedMwh;
        double co2Tonnes = totals.Co2Tonnes;
        double costUsd = totals.CostUsd;
        visitor.Visit("served_mwh", ref servedMwh);
        visitor.Visit("unserved_mwh", ref unservedMwh);
        visitor.Visit("co2_tonnes", ref co2Tonnes);
        visitor.Visit("cost_usd", ref costUsd);
        return new GridTotals(servedMwh, unservedMwh, co2Tonnes, costUsd);
    }
}
