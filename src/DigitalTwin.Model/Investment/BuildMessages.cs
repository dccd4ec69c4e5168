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

/// <summary>What a country has built of a line comes into service.</summary>
/// <param name="Line">Identifier of the line.</param>
/// <param name="Mw">By how much its rating rises, in both directions, MW.</param>
[State]
public partial record struct LineGrowth(string Line, double Mw);

/// <summary>What the market coupling reports to a country at the end of a year about a line that it could widen.</summary>
/// <param name="Line">Identifier of the line.</param>
/// <param name="RentUsdPerMwYear">What one MW more of its rating would have been worth, both directions, USD a year.</param>
[State]
public partial record struct LineOutlook(string Line, double RentUsdPerMwYear);

/// <summary>What a grid reports to a country that wants to do without imports at the end of a year.</summary>
/// <param name="Zone">Identifier of the zone.</param>
/// <param name="NeedMw">Highest load of an hour with its reserve: served, and firm load that was not; MW.</param>
[State]
public partial record struct ZoneNeed(string Zone, double NeedMw);
