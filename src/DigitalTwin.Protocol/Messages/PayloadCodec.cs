using DigitalTwin.Model.BuildOut;
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
    private const int ConnectionRequestKind = 8;
    private const int ConnectionNoticeKind = 9;
    private const int EnergisedKind = 10;
    private const int PipelineKind = 11;
    private const int PartsKind = 12;
    private const int SupplyOrderKind = 13;
    private const int DeliveryKind = 14;
    private const int OutlookKind = 15;
    private const int SiteInquiryKind = 16;
    private const int ConnectionProspectKind = 17;
    private const int SupplyProspectKind = 18;
    private const int WithdrawalKind = 19;
    private const int LineOutlookKind = 20;
    private const int LineGrowthKind = 21;
    private const int ZoneNeedKind = 22;

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
            RetirementKind => new RetirementPayload(Visit(ref visitor, "member", (payload as RetirementPayload)?.Member ?? "")),
            ConnectionRequestKind =>
                new ConnectionRequestPayload(Visit(ref visitor, (payload as ConnectionRequestPayload)?.Request ?? default)),
            ConnectionNoticeKind => Visit(ref visitor, (payload as ConnectionNoticePayload)?.Notice ?? default),
            EnergisedKind => Visit(ref visitor, (payload as EnergisedPayload)?.Block ?? 0),
            PipelineKind => new PipelinePayload(Visit(ref visitor, (payload as PipelinePayload)?.Pipeline ?? default)),
            PartsKind => new PartsPayload(Visit(ref visitor, (payload as PartsPayload)?.Parts ?? default)),
            SupplyOrderKind => new SupplyOrderPayload(Visit(ref visitor, (payload as SupplyOrderPayload)?.Order ?? default)),
            DeliveryKind => new DeliveryPayload(Visit(ref visitor, (payload as DeliveryPayload)?.Order ?? default)),
            OutlookKind => new OutlookPayload(Visit(ref visitor, (payload as OutlookPayload)?.Outlook ?? default)),
            SiteInquiryKind => new SiteInquiryPayload(Visit(ref visitor, (payload as SiteInquiryPayload)?.Inquiry ?? default)),
            ConnectionProspectKind =>
                new ConnectionProspectPayload(Visit(ref visitor, (payload as ConnectionProspectPayload)?.Prospect ?? default)),
            SupplyProspectKind => new SupplyProspectPayload(Visit(ref visitor, (payload as SupplyProspectPayload)?.Prospect ?? default)),
            WithdrawalKind => new WithdrawalPayload(Visit(ref visitor, "site", (payload as WithdrawalPayload)?.Site ?? "")),
            LineOutlookKind => new LineOutlookPayload(Visit(ref visitor, (payload as LineOutlookPayload)?.Outlook ?? default)),
            LineGrowthKind => new LineGrowthPayload(Visit(ref visitor, (payload as LineGrowthPayload)?.Growth ?? default)),
            ZoneNeedKind => new ZoneNeedPayload(Visit(ref visitor, (payload as ZoneNeedPayload)?.Need ?? default)),
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
        ConnectionRequestPayload => ConnectionRequestKind,
        ConnectionNoticePayload => ConnectionNoticeKind,
        EnergisedPayload => EnergisedKind,
        PipelinePayload => PipelineKind,
        PartsPayload => PartsKind,
        SupplyOrderPayload => SupplyOrderKind,
        DeliveryPayload => DeliveryKind,
        OutlookPayload => OutlookKind,
        SiteInquiryPayload => SiteInquiryKind,
        ConnectionProspectPayload => ConnectionProspectKind,
        SupplyProspectPayload => SupplyProspectKind,
        WithdrawalPayload => WithdrawalKind,
        LineOutlookPayload => LineOutlookKind,
        LineGrowthPayload => LineGrowthKind,
        ZoneNeedPayload => ZoneNeedKind,
        _ => 0,
    };

    private static TValue Visit<TVisitor, TValue>(ref TVisitor visitor, TValue value)
        where TVisitor : IStateVisitor, allows ref struct
        where TValue : struct, IStateful
    {
        value.VisitState(ref visitor);
        return value;
    }

    private static ConnectionNoticePayload Visit<TVisitor>(ref TVisitor visitor, ConnectionNotice notice)
        where TVisitor : IStateVisitor, allows ref struct
    {
        (string site, int block, SiteStage stage, long dueTick) = notice;
        int number = (int)stage;
        site ??= "";
        visitor.Visit("site", ref site);
        visitor.Visit("block", ref block);
        visitor.Visit("stage", ref number);
        visitor.Visit("due_tick", ref dueTick);
        return new ConnectionNoticePayload(new ConnectionNotice(site, block, (SiteStage)number, dueTick));
    }

    private static EnergisedPayload Visit<TVisitor>(ref TVisitor visitor, int block)
        where TVisitor : IStateVisitor, allows ref struct
    {
        visitor.Visit("block", ref block);
        return new EnergisedPayload(block);
    }

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

    private static string Visit<TVisitor>(ref TVisitor visitor, string field, string text)
        where TVisitor : IStateVisitor, allows ref struct
    {
        visitor.Visit(field, ref text);
        return text;
    }

    private static NeedPayload Visit<TVisitor>(ref TVisitor visitor, AcceleratorNeed need)
        where TVisitor : IStateVisitor, allows ref struct
    {
        (string site, string accelerator, long count, string country) = need;
        country ??= "";
        visitor.Visit("site", ref site);
        visitor.Visit("accelerator", ref accelerator);
        visitor.Visit("count", ref count);
        visitor.Visit("country", ref country);
        return new NeedPayload(new AcceleratorNeed(site, accelerator, count, country));
    }

    private static OrderPayload Visit<TVisitor>(ref TVisitor visitor, AcceleratorOrder order)
        where TVisitor : IStateVisitor, allows ref struct
    {
        (string fab, string site, long count, string accelerator, string country) = order;
        (accelerator, country) = (accelerator ?? "", country ?? "");
        visitor.Visit("fab", ref fab);
        visitor.Visit("site", ref site);
        visitor.Visit("count", ref count);
        visitor.Visit("accelerator", ref accelerator);
        visitor.Visit("country", ref country);
        return new OrderPayload(new AcceleratorOrder(fab, site, count, accelerator, country));
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
