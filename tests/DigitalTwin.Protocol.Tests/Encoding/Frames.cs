using System.Reflection;

namespace DigitalTwin.Protocol.Tests.Encoding;

/// <summary>A frame of every kind, with every part that may be there.</summary>
internal static class Frames
{
    private static readonly CallId Call = new(7, 2, 48, 1);
    private static readonly ZoneOutcome Outcome = new(41.5, -120, 41.25, 0.75, 900, 700);

    public static IEnumerable<(string Name, byte[] Bytes, Func<byte[], byte[]> Again)> All()
    {
        yield return Frame("member request", MemberRequest());
        yield return Frame("member reply", MemberReply());
        foreach (MemberBirth birth in Births())
            yield return Frame($"member load {birth.Id}", Load(birth));
        yield return Frame("grid request", new GridRequest(Call, new Digest(5), Outcome, Messages(), true));
        yield return Frame("grid load", new GridLoad(7, 2, 48, new byte[] { 1, 2 }, true));
        yield return Frame("grid reply", GridReply());
        yield return Frame("clear request", ClearRequest());
        yield return Frame("clear reply", ClearReply());
    }

    private static (string Name, byte[] Bytes, Func<byte[], byte[]> Again) Frame<T>(string name, T call)
        where T : IWalked<T> => (name, StateBytes.Encode(call), frame => StateBytes.Encode(StateBytes.Decode<T>(frame)));

    private static MemberRequest MemberRequest() =>
        new(Call, new Digest(3), new ZoneAward(40, 39, 0.5, 41, 0.25), true, Plan(), true, Messages(), true);

    private static MemberReply MemberReply()
    {
        var reply = new MemberReply();
        Set(reply, nameof(reply.Call), Call);
        Set(reply, nameof(reply.Status), ReplyStatus.Conflict);
        Set(reply, nameof(reply.Digest), new Digest(9));
        Set(reply, nameof(reply.Report), Report());
        Set(reply, nameof(reply.Offer), Book());
        Set(reply, nameof(reply.Declaration), new FleetDeclaration { Kind = PlantKind.Storage, UnitMw = 3, StoreMwh = 12, MinUpHours = 4 });
        Set(reply, nameof(reply.State), new ReadOnlyMemory<byte>([8, 9]));
        reply.Outbox.AddRange(Messages());
        return reply;
    }

    private static GridReply GridReply()
    {
        var reply = new GridReply();
        Set(reply, nameof(reply.Call), Call);
        Set(reply, nameof(reply.Digest), new Digest(9));
        Set(reply.Report, nameof(reply.Report.Outcome), Outcome);
        Set(reply.Report, nameof(reply.Report.WithdrawnMw), 3.5);
        Set(reply.Report, nameof(reply.Report.Roster), System.Collections.Immutable.ImmutableArray.Create(
            new GridMember("Z/a", EntityKind.Store, MemberRole.Storage, 2),
            new GridMember("Z/b", EntityKind.Datacenter, MemberRole.Load, 0),
            new GridMember("Z/c", EntityKind.Fab, MemberRole.Load, 0),
            new GridMember("Z/d", EntityKind.Country, MemberRole.NonMarket, 0),
            new GridMember("Z/e", EntityKind.Plant, MemberRole.Variable, 1)));
        Set(reply.Report, nameof(reply.Report.Members), Reports().ToArray());
        reply.Report.Connected.Add(new Connected(4, 100, 400, ConnectionTrack.Curtailable));
        Fill(reply.Curve);
        reply.Outbox.AddRange(Messages());
        return reply;
    }

    private static ClearRequest ClearRequest() =>
        new(Call, new Digest(3), new Digest(4), new[] { Fill(new NetSupplyCurve()), new NetSupplyCurve() }, Messages(), true);

    private static ClearReply ClearReply() =>
        new(Call, ReplyStatus.Gap, new Digest(6), [Outcome, default], [10, -20, 30], 1e-9, new byte[] { 4 }) { Outbox = Messages() };

    private static MemberLoad Load(MemberBirth birth) => new(7, 2, 48, "Z/a", birth, new byte[] { 1, 2, 3 }, true);

    private static IEnumerable<MemberBirth> Births()
    {
        yield return new MemberBirth(Campus(), null);
        yield return new MemberBirth(null, new FlexibleLoadSpec
        {
            Id = "Z/mining",
            Zone = "Z",
            PowerMw = DatedPath.Constant(80),
            BreakEvenUsdPerMwh = 60,
        });
        yield return new MemberBirth(null, null)
        {
            Plant = new PlantBirth(new BuiltFleet("Z/gas@2026", "Z", "Z/gas", 400), MemberRole.Dispatchable, 200),
        };
    }

    private static DatacenterSpec Campus() => new()
    {
        Id = "Z/campus",
        Name = "Campus",
        Zone = "Z",
        Operator = "op",
        Latitude = 50,
        Longitude = -3,
        FacilityMw = new DatedPath([new DatedValue(0, 10), new DatedValue(8760, 500)]),
        Pue = 1.2,
        FlexibleShare = 0.25,
        FlexibleStrikeUsdPerMwh = 300,
        AcceleratorsAtStart = 1000,
        Accelerator = new AcceleratorSpec("h100", 1400, 1979, 30000) { MemoryStacks = 5, PackagesPerWafer = 29, ExportClass = "a" },
        Country = "GB",
        Plan = new SitePlanSpec
        {
            FirstMarkTick = 24,
            AnnouncedTick = -8,
            Track = ConnectionTrack.OnSite,
            BlockMw = 50,
            StartMw = 5,
            BuildsAtRisk = true,
            Steps = new SiteStepsSpec(1, 2, 3, 4, 5, 6),
            OrdersTurbines = true,
            Transformer = "transformer",
            IsFiled = true,
        },
    };

    private static MemberReport Report()
    {
        var site = new SiteReport { PlanMw = 90, ItMw = 70, Wanted = 12, Shed = 0.5, ExaflopDaysEach = 0.25 };
        site.Sites[1] = 3;
        site.AlsoBlocked[2] = 4;
        site.Blocks.Add(new DataHall { Mw = 40, Queue = SiteStage.Study, AwaitsTransformer = true, ShellTick = 77 });
        return Report(new CampusDetail(site, new ComputeSplit(1, 2, 3), new BatteryReport(1, 2, 3, 4, 5)));
    }

    /// <summary>One of each kind of detail, and none.</summary>
    private static IEnumerable<MemberReport> Reports() =>
    [
        Report(),
        Report(new FabDetail(new FabStages(1, 2, 3, 4, 5, 6, 7))),
        Report(new BuildReport([new InvestmentStatus("Z/gas", 1, 2, 3, 4, 5, 6, 7, 8)])),
        Report(new OperatorReport(
            [SiteCandidate.Of("campus", "Z/campus") with { Chosen = true, PowerTick = 5 }],
            new OperatorPosition(1, 2, 3, 4, 5, 6, 7), Begun: 8, BegunMw: 9)),
        default,
    ];

    private static MemberReport Report(MemberDetail detail) =>
        new(1, 2, 3, 4, 5, 6, 7, new ComputeReport(8, 9, 10, 11, 12, 13, 14) { Pooled = 15 }) { Detail = detail };

    private static FleetPlan Plan()
    {
        var plan = new FleetPlan();
        plan.OnlineUnits[3] = 2;
        plan.SellAtUsdPerMwh[23] = 55;
        return plan;
    }

    private static OfferBook Book()
    {
        var book = new OfferBook { FirmMw = 30 };
        book.Sell(20, 30);
        book.Buy(3000, 5);
        return book;
    }

    private static NetSupplyCurve Fill(NetSupplyCurve curve)
    {
        (curve.BaseMw, curve.FirmExportMw) = (-100, 250);
        curve.Steps.Add(new Step(12, 34));
        return curve;
    }

    /// <summary>One message of each kind.</summary>
    private static Message[] Messages()
    {
        Payload[] payloads =
        [
            new NeedPayload(new AcceleratorNeed("Z/campus", "h100", 5, "GB")),
            new OrderPayload(new AcceleratorOrder("fab", "Z/campus", 6, "h100", "GB")),
            new ShipmentPayload(new Shipment("Z/campus", 7, 90)),
            new TotalsPayload(new GridTotals(1, 2, 3, 4, 5, 6, 7)),
            new EventPayload(new ActiveEffect(EffectKind.FuelPrice, "gas", 1.5, 99)),
            .. Births().Select(birth => new BirthPayload(birth)),
            new RetirementPayload("Z/old"),
            new ConnectionRequestPayload(
                new ConnectionRequest("Z/campus", 1, 50, ConnectionTrack.Curtailable, 1, 2, 3, 4, SiteStage.Study, 5)),
            new WithdrawalPayload("Z/campus"),
            new ConnectionNoticePayload(new ConnectionNotice("Z/campus", 1, SiteStage.Network, 9)),
            new EnergisedPayload(4),
            new PipelinePayload(new ChipPipeline("op", 1, 2, 3, 4, 5)),
            new PartsPayload(new FabParts("h100", 6)),
            new SupplyOrderPayload(new SupplyOrder("Z/campus", 1, 50, 7)),
            new OutlookPayload(new BuildOutlook("Z/gas", 1, 2, 3, 4, 5)),
            new ZoneNeedPayload(new ZoneNeed("Z", 4)),
            new LineOutlookPayload(new LineOutlook("A-B", 4)),
            new LineGrowthPayload(new LineGrowth("A-B", 5)),
            new SiteInquiryPayload(new SiteInquiry("Z/campus", 1, 2, ConnectionTrack.Firm, 3, 4, 5)),
            new ConnectionProspectPayload(new ConnectionProspect("Z/campus", 1, 2, 3, 4, 5)),
            new SupplyProspectPayload(new SupplyProspect("Z/campus", 6)),
            new DeliveryPayload(new SupplyOrder("Z/campus", 2, 25, 8)),
        ];
        return [.. payloads.Select((payload, i) => new Message("from", "to", i, 47, payload))];
    }

    /// <summary>Participants alone set what they report.</summary>
    private static void Set(object target, string property, object value) =>
        target.GetType().GetProperty(property, BindingFlags.Instance | BindingFlags.Public)!.SetValue(target, value);
}
