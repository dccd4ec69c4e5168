using DigitalTwin.Model.Members;

namespace DigitalTwin.Model.Investment;

/// <summary>What a grid reports to its country at the end of a year about one plant that could be built.</summary>
/// <param name="Like">Identifier of the fleet that it would be like.</param>
/// <param name="RentUsdPerMwYear">Scarcity rent that a MW of it would have earned, at the rate of a year, USD.</param>
/// <param name="HostingMw">Firm load that the zone could still have hosted, MW.</param>
/// <param name="ShortMw">Most by which it fell short of load and reserve in an hour, MW.</param>
/// <param name="GrantedMw">Power granted to sites that are not connected, MW.</param>
/// <param name="PeakMw">Highest base demand of the year, MW.</param>
[State]
public partial record struct BuildOutlook(
    string Like, double RentUsdPerMwYear, double HostingMw, double ShortMw, double GrantedMw, double PeakMw);

/// <summary>A grid reports to its country at the end of a year about a plant that could be built.</summary>
[Payload(15)]
public sealed record OutlookPayload(BuildOutlook Outlook) : Payload;

/// <summary>What a country has built of a line comes into service.</summary>
/// <param name="Line">Identifier of the line.</param>
/// <param name="Mw">By how much its rating rises, in both directions, MW.</param>
[State]
public partial record struct LineGrowth(string Line, double Mw);

/// <summary>A country reports to the market coupling by how much a line has been widened.</summary>
[Payload(21)]
public sealed record LineGrowthPayload(LineGrowth Growth) : Payload;

/// <summary>What the market coupling reports to a country at the end of a year about a line that it could widen.</summary>
/// <param name="Line">Identifier of the line.</param>
/// <param name="RentUsdPerMwYear">What one MW more of its rating would have been worth, both directions, USD a year.</param>
[State]
public partial record struct LineOutlook(string Line, double RentUsdPerMwYear);

/// <summary>The market coupling reports to a country at the end of a year about a line that it could widen.</summary>
[Payload(20)]
public sealed record LineOutlookPayload(LineOutlook Outlook) : Payload;

/// <summary>What a grid reports to a country that wants to do without imports at the end of a year.</summary>
/// <param name="Zone">Identifier of the zone.</param>
/// <param name="NeedMw">Highest load of an hour with its reserve: served, and firm load that was not; MW.</param>
[State]
public partial record struct ZoneNeed(string Zone, double NeedMw);

/// <summary>A grid reports to a country that wants to do without imports what its zone needs most in an hour of the year.</summary>
[Payload(22)]
public sealed record ZoneNeedPayload(ZoneNeed Need) : Payload;
