namespace DigitalTwin.Protocol.Grids;

/// <summary>What happened in a grid in one settled tick. Power is the mean of the hour, so MW equal MWh.</summary>
[State]
[StateCopy(nameof(CopyMembers))]
public sealed partial class GridReport
{
    private const int MaxMembers = 1_000_000;

    /// <summary>The tick.</summary>
    public long Tick { get; internal set; }

    /// <summary>Load or reserve that is short by less than this is rounding, MW.</summary>
    public const double NegligibleMw = 1e-6;

    /// <summary>Price, net position and headroom as cleared.</summary>
    public ZoneOutcome Outcome { get; internal set; }

    /// <summary>
    /// Headroom of the zone alone: additional MW that its own plants could have served with the reserve intact and without any trade, MW;
    /// negative where it lives of imports.
    /// </summary>
    public double HeadroomAloneMw => Outcome.OwnSpareMw + Outcome.NetPositionMw;

    /// <summary>Demand that was wanted without what stores buy, MW: base demand, datacenters, fabs, flexible loads.</summary>
    public double LoadWantedMw { get; internal set; }

    /// <summary>Demand that was served without what stores bought, MW.</summary>
    public double LoadServedMw { get; internal set; }

    /// <summary>Base demand that was served, MW.</summary>
    public double OrdinaryServedMw { get; internal set; }

    /// <summary>Firm demand that was not served, MW.</summary>
    public double UnservedMw { get; internal set; }

    /// <summary>Reserve that was used to serve firm demand, MW.</summary>
    public double ReserveShortMw { get; internal set; }

    /// <summary>Whether load or reserve was short and headroom is positive all the same, which cannot be.</summary>
    public bool HasImpossibleHeadroom =>
        UnservedMw + ReserveShortMw > NegligibleMw && (Outcome.HeadroomMw > 0 || Outcome.OwnSpareMw > 0);

    /// <summary>What stores bought, MW.</summary>
    public double ChargingMw { get; internal set; }

    /// <summary>Supply of all members, MW.</summary>
    public double OutputMw { get; internal set; }

    /// <summary>Supply offered at or below zero and not taken, MW.</summary>
    public double CurtailedMw { get; internal set; }

    /// <summary>Net import from outside the network, MW.</summary>
    public double ExternalImportMw { get; internal set; }

    /// <summary>Reserve that was to be kept, MW.</summary>
    public double ReserveMw { get; internal set; }

    /// <summary>Cost of supply, USD.</summary>
    public double CostUsd { get; internal set; }

    /// <summary>Emissions, t.</summary>
    public double Co2Tonnes { get; internal set; }

    /// <summary>Compute delivered, 8-bit exaflop-days.</summary>
    public double ExaflopDays { get; internal set; }

    /// <summary>Supply + external import - demand served - net position, MW: zero but for rounding.</summary>
    public double ResidualMw { get; internal set; }

    /// <summary>Power that sites have asked for and do not have, MW.</summary>
    public double QueueMw { get; internal set; }

    /// <summary>Power granted to sites and not yet shown by a year's headroom, MW.</summary>
    public double GrantedMw { get; internal set; }

    /// <summary>Power that was asked for in the tick, MW.</summary>
    public double RequestedMw { get; internal set; }

    /// <summary>Power that was granted in the tick, MW.</summary>
    public double NewlyGrantedMw { get; internal set; }

    /// <summary>Power whose requests were withdrawn in the tick, MW.</summary>
    public double WithdrawnMw { get; internal set; }

    /// <summary>Blocks of sites that came to power in the tick.</summary>
    public List<Connected> Connected { get; } = [];

    /// <summary>The members as of the settled tick.</summary>
    [State(By = nameof(VisitMembers))]
    public ImmutableArray<GridMember> Roster { get; internal set; } = [];

    /// <summary>The members' own reports, in the order of <see cref="Roster"/>.</summary>
    [State(By = nameof(VisitMembers))]
    public MemberReport[] Members { get; internal set; } = [];

    private void CopyMembers(GridReport copy)
    {
        copy.Roster = Roster;
        if (copy.Members.Length != Members.Length)
            copy.Members = new MemberReport[Members.Length];
        for (int i = 0; i < Members.Length; i++)
            CopyTo(ref copy.Members[i], Members[i]);
    }

    /// <summary>What a member wrote at its site into a report of one's own; the rest of it never changes.</summary>
    private static void CopyTo(ref MemberReport copy, in MemberReport report)
    {
        SiteReport? own = (copy.Detail as CampusDetail)?.Site;
        copy = report;
        if (report.Detail is not CampusDetail { Site: SiteReport site } campus)
            return;
        own ??= new SiteReport();
        site.CopyTo(own);
        copy = report with { Detail = campus with { Site = own } };
    }

    private void VisitMembers<TVisitor>(ref TVisitor visitor)
        where TVisitor : IStateVisitor, allows ref struct
    {
        int count = Members.Length;
        visitor.Visit("members", ref count);
        if (visitor.Reads)
        {
            if (count < 0 || count > MaxMembers)
                throw new CanonicalFormatException($"A report claims {count} members.");
            Members = new MemberReport[count];
            Roster = [.. new GridMember[count]];
        }

        GridMember[] roster = [.. Roster];
        for (int i = 0; i < count; i++)
        {
            GridMember member = i < roster.Length ? roster[i] : default;
            member = GridMember.Walk(ref visitor, member);
            Members[i] = MemberReport.Walk(ref visitor, Members[i]);
            if (visitor.Reads)
                roster[i] = member;
        }

        if (visitor.Reads)
            Roster = [.. roster];
    }
}
