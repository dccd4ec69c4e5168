using DigitalTwin.Model.Members;

namespace DigitalTwin.Model.Investment;

/// <summary>A member joins the grid that is named.</summary>
/// <param name="Birth">What it is made of.</param>
[Payload(6)]
public sealed record BirthPayload(MemberBirth Birth) : Payload;

/// <summary>A grid reports to its country at the end of a year about a plant that could be built.</summary>
/// <param name="Outlook">What it reports.</param>
[Payload(15)]
public sealed record OutlookPayload(BuildOutlook Outlook) : Payload;

/// <summary>A grid reports to a country that wants to do without imports what its zone needs most in an hour of the year.</summary>
/// <param name="Need">What it needs.</param>
[Payload(22)]
public sealed record ZoneNeedPayload(ZoneNeed Need) : Payload;

/// <summary>The market coupling reports to a country at the end of a year about a line that it could widen.</summary>
/// <param name="Outlook">What it reports.</param>
[Payload(20)]
public sealed record LineOutlookPayload(LineOutlook Outlook) : Payload;

/// <summary>A country reports to the market coupling by how much a line has been widened.</summary>
/// <param name="Growth">By how much.</param>
[Payload(21)]
public sealed record LineGrowthPayload(LineGrowth Growth) : Payload;
