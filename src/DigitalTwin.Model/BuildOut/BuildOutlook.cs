using DigitalTwin.Model.State;

namespace DigitalTwin.Model.BuildOut;

/// <summary>What a grid tells its country at the end of a year about one plant that could be built.</summary>
/// <param name="Like">Identifier of the fleet that it would be like.</param>
/// <param name="RentUsdPerMwYear">Scarcity rent that a MW of it would have earned, at the rate of a year, USD.</param>
/// <param name="HostingMw">Firm load that the zone could still have hosted, MW.</param>
/// <param name="ShortMw">Most by which it fell short of load and reserve in an hour, MW.</param>
/// <param name="GrantedMw">Power granted to sites that are not connected, MW.</param>
/// <param name="PeakMw">Highest ordinary load of the year, MW.</param>
[State]
public partial record struct BuildOutlook(
    string Like, double RentUsdPerMwYear, double HostingMw, double ShortMw, double GrantedMw, double PeakMw);
