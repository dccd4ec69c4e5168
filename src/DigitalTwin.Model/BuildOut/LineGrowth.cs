using DigitalTwin.Model.State;

namespace DigitalTwin.Model.BuildOut;

/// <summary>What a country has built of a line comes into service.</summary>
/// <param name="Line">Identifier of the line.</param>
/// <param name="Mw">By how much its rating rises, in both directions, MW.</param>
[State]
public partial record struct LineGrowth(string Line, double Mw);
