using DigitalTwin.Model.State;

namespace DigitalTwin.Model.BuildOut;

/// <summary>What a grid tells a country that wants to do without imports at the end of a year.</summary>
/// <param name="Zone">Identifier of the zone.</param>
/// <param name="NeedMw">Highest load of an hour with its reserve: served, and firm load that was not; MW.</param>
[State]
public partial record struct ZoneNeed(string Zone, double NeedMw);
