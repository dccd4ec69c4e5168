using DigitalTwin.Model.State;

namespace DigitalTwin.Model.BuildOut;

/// <summary>What the market coupling tells a country at the end of a year about a line that it could widen.</summary>
/// <param name="Line">Identifier of the line.</param>
/// <param name="RentUsdPerMwYear">What one MW more of its rating would have been worth, both directions, USD a year.</param>
[State]
public partial record struct LineOutlook(string Line, double RentUsdPerMwYear);
