using DigitalTwin.Protocol.Members;

namespace DigitalTwin.Protocol.Grids;

/// <summary>What happened in a grid in one settled tick. Power is the mean of the hour, so MW equal MWh.</summary>
public sealed class GridReport
{
    /// <summary>Creates a report with room for a number of members.</summary>
    public GridReport(int members) => Members = new MemberReport[members];

    /// <summary>The tick.</summary>
    public long Tick { get; internal set; }

    /// <summary>Price, net position and headroom as cleared.</summary>
    public ZoneOutcome Outcome { get; internal set; }

    /// <summary>Demand that was wanted without what stores buy, MW: ordinary load, datacenters, fabs, flexible loads.</summary>
    public double LoadWantedMw { get; internal set; }

    /// <summary>Demand that was served without what stores bought, MW.</summary>
    public double LoadServedMw { get; internal set; }

    /// <summary>Ordinary load that was served, MW.</summary>
    public double OrdinaryServedMw { get; internal set; }

    /// <summary>Firm demand that was not served, MW.</summary>
    public double UnservedMw { get; internal set; }

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

    /// <summary>The members' own reports, in the grid's order of members.</summary>
    public MemberReport[] Members { get; }
}
